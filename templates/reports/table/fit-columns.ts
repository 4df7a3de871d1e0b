import { textWidth } from '../text/measure.ts'
import { STYLES } from '../text/styles.ts'
import { COLUMN_GAP } from './table.ts'

/** Widths for narrow columns, each as wide as the longest word of its head, and what is left for the first column. Points. */
export function fitColumns(heads: readonly string[], total: number): { readonly columns: readonly number[]; readonly rest: number } {
  const { face, size } = STYLES.head
  const columns = heads.map((head) => Math.max(24, ...head.split(' ').map((word) => textWidth(face, size, word))) + COLUMN_GAP + 0.5)
  return { columns, rest: total - columns.reduce((sum, width) => sum + width, 0) }
}
