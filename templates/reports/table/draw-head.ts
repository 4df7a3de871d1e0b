import { COLORS } from '../../charts/tokens.ts'
import { drawRule } from '../document/pages.ts'
import type { Element } from '../document/pdfkit-internals.ts'
import { PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, openTag } from '../document/tags.ts'
import { drawLines, drawLinesUntagged } from '../text/draw-lines.ts'
import { layOut, type Paragraph } from '../text/lay-out.ts'
import { STYLES } from '../text/styles.ts'
import { alignRight } from './align-right.ts'
import { textWidthOf, type Table } from './table.ts'

export interface Head {
  readonly cells: readonly { readonly x: number; readonly paragraph: Paragraph }[]
  readonly height: number
  readonly width: number
}

/** Lays the column heads out once for the table. */
export function layOutHead(table: Table): Head {
  let x = PAGE.left
  const cells = table.columns.map((column, index) => {
    const width = textWidthOf(table, index)
    const paragraph = layOut(column.head, STYLES.head, width)
    const cell = { x, paragraph: column.align === 'right' ? alignRight(paragraph, width) : paragraph }
    x += column.width
    return cell
  })
  return { cells, width: x - PAGE.left, height: Math.max(...cells.map(({ paragraph }) => paragraph.height)) + 6 }
}

/** Draws the heads at the place reached, as a row of `THead` when `parent` is given, as an artifact (a repetition) when not. */
export function drawHead(sheet: Sheet, head: Head, parent: Element | null): void {
  const bottom = sheet.y + head.height - 4
  const top = (paragraph: Paragraph) => bottom - 3 - paragraph.height
  if (parent) {
    const row = openTag(sheet, parent, 'TR')
    for (const { x, paragraph } of head.cells) {
      const cell = openTag(sheet, row, 'TH', { scope: 'Column' })
      drawLines(sheet, cell, paragraph, 0, paragraph.lines.length, x, top(paragraph))
      cell.end()
    }
    row.end()
  } else {
    artifact(sheet, 'Pagination', () => {
      for (const { x, paragraph } of head.cells) drawLinesUntagged(sheet, paragraph, x, top(paragraph))
    })
  }
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, bottom, head.width, COLORS.ink, 0.8))
  sheet.y = bottom
}
