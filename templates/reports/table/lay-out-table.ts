import { MEASURE, PAGE } from '../document/sheet.ts'
import { layOut, type Paragraph } from '../text/lay-out.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { alignRight } from './align-right.ts'
import { CELL_PADDING, textWidthOf, type Row, type Table } from './table.ts'

/** Column heads with their lines broken; `x` from the page's left edge. */
export interface Head {
  readonly cells: readonly { readonly x: number; readonly text: Paragraph }[]
  /** Rule included. */
  readonly height: number
  readonly width: number
}

export interface LaidOutRow {
  readonly cells: readonly Paragraph[]
  /** One text across all columns, which heads the rows below it. */
  readonly spanning: boolean
  readonly lineCount: number
  readonly height: number
}

export interface LaidOutTable {
  readonly caption: Paragraph
  readonly head: Head
  rows(): Iterable<LaidOutRow>
}

/** Rows that are kept once they are laid out: the first ones are looked at before they are placed. */
const KEPT = 8

/** Lays a table out: caption and heads now, rows as they are asked for. */
export function layOutTable(table: Table): LaidOutTable {
  const head = layOutHead(table)
  const first: LaidOutRow[] = []
  return {
    caption: layOut(plain(table.caption), STYLES.small, MEASURE),
    head,
    *rows() {
      let index = 0
      for (const row of table.rows) {
        const known = first[index] ?? layOutRow(table, head, row)
        if (index < KEPT) first[index] = known
        yield known
        index += 1
      }
    },
  }
}

function layOutHead(table: Table): Head {
  let x = PAGE.left
  const cells = table.columns.map((column, index) => {
    const width = textWidthOf(table, index)
    const text = layOut(column.head, STYLES.head, width)
    const cell = { x, text: column.align === 'right' ? alignRight(text, width) : text }
    x += column.width
    return cell
  })
  return { cells, width: x - PAGE.left, height: Math.max(...cells.map(({ text }) => text.height)) + 2 }
}

function layOutRow(table: Table, head: Head, row: Row): LaidOutRow {
  const spanning = row.cells.length === 1 && table.columns.length > 1
  const cells = row.cells.map((runs, index) => {
    const width = spanning ? head.width : textWidthOf(table, index)
    const text = layOut(runs, STYLES.cell, width)
    return table.columns[index]!.align === 'right' && !spanning ? alignRight(text, width) : text
  })
  const lineCount = Math.max(...cells.map(({ lines }) => lines.length))
  return { cells, spanning, lineCount, height: lineCount * STYLES.cell.leading + 2 * CELL_PADDING }
}
