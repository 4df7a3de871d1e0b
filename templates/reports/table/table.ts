import type { Run } from '../text/run.ts'

export interface Column {
  readonly head: readonly Run[]
  /** Points; the gap to the next column included, where there is one. */
  readonly width: number
  readonly align?: 'right'
}

export interface Row {
  /** One text a column, the first `rowHeads` being heads of the row; or a single text that spans all columns and heads the rows below. */
  readonly cells: readonly (readonly Run[])[]
}

export interface Table {
  /** Says what the table holds; printed above it. */
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rowHeads: number
  /** Gone through more than once; may be made anew each time. */
  readonly rows: Iterable<Row>
}

/** Space between columns, in points. */
export const COLUMN_GAP = 10

/** Space below the caption, in points. */
export const CAPTION_GAP = 5

/** Space above and below the text of a cell, in points. */
export const CELL_PADDING = 3.5

/** Width in points of the text in a column. The last column reaches the edge. */
export function textWidthOf(table: Table, index: number): number {
  const gap = index === table.columns.length - 1 ? 0 : COLUMN_GAP
  return table.columns[index]!.width - gap
}
