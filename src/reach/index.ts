export { rasterise } from './rasterise.ts'
export { readPreview } from './read-preview.ts'
export { readStanding } from './read-standing.ts'
export { recordMoment, type RecordMoment } from './record-moment.ts'
