export type { ChangeFilter } from './event-rows.ts'
export { listChanges, type ChangePage } from './list-changes.ts'
