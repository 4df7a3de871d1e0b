export { addJournalEntry } from './add-journal-entry.ts'
export { appendEvent, type LeafValue } from './append-event.ts'
export { fenceLog } from './fence-log.ts'
export { readTexts, sealTexts, textDigests, writeTexts } from './texts.ts'
