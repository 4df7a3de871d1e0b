export { findRecommendations } from './find-recommendations.ts'
export { ListQuery, SORTS, type ParsedListQuery } from './list-query.ts'
export { matchRecommendations, type Matched } from './match-recommendations.ts'
