export { noteStandings } from './note-standings.ts'
export { readStandings } from './read-standings.ts'
export type { RecommendationFacts, Standing, Standings } from './standing.ts'
