import type { Run } from '../text/run.ts'

export interface Column {
  readonly head: readonly Run[]
  /** Points, the gap to the next column included. */
  readonly width: number
  readonly align?: 'right'
}

export interface Row {
  /** One text a column; the first `rowHeads` are heads of the row. */
  readonly cells: readonly (readonly Run[])[]
  /** A rule in ink above: the row begins a group. */
  readonly group?: boolean
}

export interface Table {
  /** Says what the table holds; printed above it. */
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rowHeads: number
  readonly rows: readonly Row[]
}

/** Space between columns, in points. */
export const COLUMN_GAP = 10

/** Space above and below the text of a cell, in points. */
export const CELL_PADDING = 3.5
