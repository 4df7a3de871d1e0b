export { listReviewQueue } from './list-review-queue.ts'
export { readAddresseeContext } from './read-addressee-context.ts'
export { readDesk } from './read-desk.ts'
export { readDraft, type Draft } from './read-draft.ts'
