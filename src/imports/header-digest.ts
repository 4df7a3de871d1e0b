import { createHash } from 'node:crypto'
import type { ImportColumn } from '../../templates/view/import.ts'

/** By what a file with the same header is known again. */
export function headerDigest(columns: readonly ImportColumn[]): string {
  return createHash('sha256')
    .update(JSON.stringify(columns.map((column) => column.header)), 'utf8')
    .digest('hex')
}
