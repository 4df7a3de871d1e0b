export { dropOldAccess } from './drop-old-access.ts'
export { dropOldImports } from './drop-old-imports.ts'
export { describeKept, KEPT } from './kept.ts'
export { vacuum } from './vacuum.ts'
