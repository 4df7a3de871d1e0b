export { exportJournal } from './export-journal.ts'
export { listJournal } from './list-journal.ts'
export { listJournalPeople } from './list-journal-people.ts'
