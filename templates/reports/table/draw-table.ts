import { breathe } from '../document/breathe.ts'
import { ensureRoom } from '../document/pages.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { openTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { layOut } from '../text/lay-out.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { drawHead, layOutHead } from './draw-head.ts'
import { drawRow, layOutRow } from './draw-row.ts'
import { CAPTION_GAP, type Table } from './table.ts'

/** Draws a table with its caption. The head is repeated on every further page, there as an artifact; rows longer than a page are split. */
export async function drawTable(sheet: Sheet, table: Table): Promise<void> {
  const head = layOutHead(table)
  ensureRoom(sheet, openingHeight(table))
  const outer = sheet.element
  const element = openTag(sheet, outer, 'Table')
  sheet.element = element
  flow(sheet, plain(table.caption), STYLES.small, { role: 'Caption', after: CAPTION_GAP })
  const headElement = openTag(sheet, element, 'THead')
  drawHead(sheet, head, headElement)
  headElement.end()
  const body = openTag(sheet, element, 'TBody')
  for (const [index, row] of table.rows.entries()) {
    drawRow(sheet, { table, head, body }, row)
    await breathe(index)
  }
  body.end()
  element.end()
  sheet.element = outer
  sheet.y += 12
}

/** Height in points of what must stay together at a table's beginning: caption, head and what its first row needs. */
export function openingHeight(table: Table): number {
  const head = layOutHead(table)
  const [first] = table.rows
  const caption = layOut(plain(table.caption), STYLES.small, MEASURE).height + CAPTION_GAP
  return caption + head.height + (first ? layOutRow(table, head, first).least : 0)
}
