export type { ChangeFilter } from './event-rows.ts'
export { listChanges } from './list-changes.ts'
export { listTopicChanges } from './list-topic-changes.ts'
export { readChanges, type Change } from './read-changes.ts'
