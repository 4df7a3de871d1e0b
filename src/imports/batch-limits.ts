/** Up to this many rows a batch is applied in one transaction; above it in steps of so many, each whole. */
export const ONE_TRANSACTION = 2_000
export const STEP = 500
/** Activities are inserted many at a time. */
export const ACTIVITY_STEP = 200
/** Of an uploaded file, as it arrives. */
export const IMPORT_BYTES = 100 * 1024 * 1024
/** Of one part of a stored file. */
export const PART_BYTES = 32 * 1024
