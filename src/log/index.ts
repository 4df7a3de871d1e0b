export { addJournalEntry } from './add-journal-entry.ts'
export { appendEvent, type EventSubjects, type LeafValue, type NewEvent } from './append-event.ts'
export { fenceLog } from './fence-log.ts'
export { readTexts, sealTexts, textDigests, writeTexts, type Texts } from './texts.ts'
