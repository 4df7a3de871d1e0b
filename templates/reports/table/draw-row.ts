import { COLORS } from '../../charts/tokens.ts'
import { drawRule, newPage } from '../document/pages.ts'
import { spanColumns, type Element } from '../document/pdfkit-internals.ts'
import { PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, openTag } from '../document/tags.ts'
import { drawLines } from '../text/draw-lines.ts'
import { layOut, type Paragraph } from '../text/lay-out.ts'
import { STYLES } from '../text/styles.ts'
import { alignRight } from './align-right.ts'
import { drawHead, type Head } from './draw-head.ts'
import { CELL_PADDING, textWidthOf, type Row, type Table } from './table.ts'

export interface OpenTable {
  readonly table: Table
  readonly head: Head
  readonly body: Element
}

const { leading } = STYLES.cell

/** Room for a row below a spanning one, so that it never ends a page. */
const KEPT_BELOW = 40

/** Draws one row. It moves to the next page whole when it fits there, and is split by lines when it fits on none. */
export function drawRow(sheet: Sheet, { table, head, body }: OpenTable, row: Row): void {
  const { paragraphs, spanning, lineCount, least } = layOutRow(table, head, row)
  if (sheet.y + least > PAGE.bottom) turnPage(sheet, head)

  const element = openTag(sheet, body, 'TR')
  const cells = paragraphs.map((_, index) =>
    index < table.rowHeads ? openTag(sheet, element, 'TH', { scope: 'Row' }) : openTag(sheet, element, 'TD'),
  )
  if (spanning) {
    spanColumns(cells[0]!, table.columns.length)
    artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, sheet.y, head.width, COLORS.soft, 0.6))
  }
  let from = 0
  do {
    const room = Math.max(1, Math.floor((PAGE.bottom - sheet.y - 2 * CELL_PADDING + 0.01) / leading))
    const to = Math.min(lineCount, from + room)
    const top = sheet.y + CELL_PADDING
    for (const [index, paragraph] of paragraphs.entries()) {
      if (from < paragraph.lines.length) drawLines(sheet, cells[index]!, paragraph, from, to, head.cells[index]!.x, top)
    }
    sheet.y = top + (to - from) * leading + CELL_PADDING
    from = to
    if (from < lineCount) turnPage(sheet, head)
  } while (from < lineCount)
  for (const cell of cells) cell.end()
  element.end()
  if (!spanning) artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, sheet.y, head.width, COLORS.rule, 0.5))
}

interface LaidOutRow {
  readonly paragraphs: readonly Paragraph[]
  readonly spanning: boolean
  readonly lineCount: number
  /** Height in points that must be free before the row may begin. */
  readonly least: number
}

/** Breaks the texts of a row into lines and says how much room it needs to begin. */
export function layOutRow(table: Table, head: Head, row: Row): LaidOutRow {
  const spanning = row.cells.length === 1 && table.columns.length > 1
  const paragraphs = row.cells.map((runs, index) => {
    const width = spanning ? head.width : textWidthOf(table, index)
    const paragraph = layOut(runs, STYLES.cell, width)
    return table.columns[index]!.align === 'right' && !spanning ? alignRight(paragraph, width) : paragraph
  })
  const lineCount = Math.max(...paragraphs.map(({ lines }) => lines.length))
  const half = (PAGE.bottom - PAGE.top - head.height) / 2
  const height = lineCount * leading + 2 * CELL_PADDING
  const least = (height <= half ? height : 3 * leading + 2 * CELL_PADDING) + (spanning ? KEPT_BELOW : 0)
  return { paragraphs, spanning, lineCount, least }
}

function turnPage(sheet: Sheet, head: Head): void {
  newPage(sheet)
  drawHead(sheet, head, null)
}
