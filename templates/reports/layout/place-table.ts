import { PAGE } from '../document/sheet.ts'
import { CAPTION_GAP, CELL_PADDING } from '../table/table.ts'
import type { Head, LaidOutRow } from '../table/lay-out-table.ts'
import { STYLES } from '../text/styles.ts'
import { paragraph } from './block.ts'
import { LookAhead } from './look-ahead.ts'
import type { MeasuredTable } from './measured.ts'
import { rowsOpening } from './opening.ts'
import { CAPACITY, closeElement, openElement, print, room, turn, type Pager } from './pager.ts'
import { placeParagraph, splitLines } from './place-paragraph.ts'
import type { PagePlan } from './plan.ts'

const { leading } = STYLES.cell

/** Places a table with its caption; its head is repeated on every further page. */
export function* placeTable(pager: Pager, { block, caption, head, rows }: MeasuredTable): Generator<PagePlan> {
  const { table } = block
  const element = openElement(pager, 'Table')
  pager.open.push(element)
  const source = new LookAhead(rows())
  const captionBlock = paragraph([{ text: table.caption }], STYLES.small, { role: 'Caption', after: CAPTION_GAP })
  const below = CAPTION_GAP + head.height + rowsOpening(remaining(source), head.height)
  yield* placeParagraph(pager, { kind: 'paragraph', block: captionBlock, text: caption, height: caption.height }, below)
  placeHead(pager, head)
  const body = openElement(pager, 'TBody')
  while (source.peek()) {
    if (rowsOpening(remaining(source), head.height) > room(pager)) yield turnTable(pager, head)
    yield* placeRow(pager, head, table.rowHeads, body, source.next()!)
  }
  closeElement(pager, body)
  closeElement(pager, element)
  pager.open.pop()
  pager.y += block.after
}

/** The rows ahead, looked at only. */
function* remaining(source: LookAhead<LaidOutRow>): Generator<LaidOutRow> {
  for (let step = 0; ; step += 1) {
    const row = source.peek(step)
    if (!row) return
    yield row
  }
}

function placeHead(pager: Pager, head: Head): void {
  const element = openElement(pager, 'THead')
  const row = openElement(pager, 'TR', {}, element)
  for (const { x, text } of head.cells) {
    const cell = openElement(pager, 'TH', { scope: 'Column' }, row)
    print(pager, { kind: 'lines', element: cell, text, from: 0, to: text.lines.length, x, y: headTop(pager, head, text.height) })
    closeElement(pager, cell)
  }
  closeElement(pager, row)
  closeElement(pager, element)
  endHead(pager, head)
}

/** Heads stand on one line at their foot. */
function headTop(pager: Pager, head: Head, height: number): number {
  return pager.y + head.height - 2 - height
}

function endHead(pager: Pager, head: Head): void {
  pager.y += head.height
  print(pager, { kind: 'rule', color: 'ink', weight: 0.8, x: PAGE.left, y: pager.y, width: head.width })
}

/** Turns the page inside a table. A head higher than half a page is not repeated. */
function turnTable(pager: Pager, head: Head): PagePlan {
  const finished = turn(pager)
  if (head.height > CAPACITY / 2) return finished
  for (const { x, text } of head.cells) {
    print(pager, { kind: 'repetition', text, x, y: headTop(pager, head, text.height) })
  }
  endHead(pager, head)
  return finished
}

function* placeRow(pager: Pager, head: Head, rowHeads: number, body: number, row: LaidOutRow): Generator<PagePlan> {
  const { cells, spanning, lineCount } = row
  const element = openElement(pager, 'TR', {}, body)
  const elements = cells.map((_, index) => {
    if (spanning) return openElement(pager, 'TH', { scope: 'Column', columns: head.cells.length }, element)
    return index < rowHeads ? openElement(pager, 'TH', { scope: 'Row' }, element) : openElement(pager, 'TD', {}, element)
  })
  if (spanning) print(pager, { kind: 'rule', color: 'soft', weight: 0.6, x: PAGE.left, y: pager.y, width: head.width })
  let from = 0
  while (from < lineCount) {
    const fit = Math.floor((room(pager) - 2 * CELL_PADDING) / leading)
    const to = from + (fit >= lineCount - from ? lineCount - from : cut(cells, from, fit))
    const y = pager.y + CELL_PADDING
    for (const [index, text] of cells.entries()) {
      const last = Math.min(to, text.lines.length)
      if (from >= last && from > 0) continue
      print(pager, { kind: 'lines', element: elements[index]!, text, from, to: last, x: head.cells[index]!.x, y })
    }
    pager.y = y + (to - from) * leading + CELL_PADDING
    from = to
    if (from < lineCount) yield turnTable(pager, head)
  }
  for (const cell of elements) closeElement(pager, cell)
  closeElement(pager, element)
  if (!spanning) print(pager, { kind: 'rule', color: 'rule', weight: 0.5, x: PAGE.left, y: pager.y, width: head.width })
}

/** How many lines of a row go onto a page that holds `fit`, so that no cell has a single line here or on the next one, where that can be. */
function cut(cells: LaidOutRow['cells'], from: number, fit: number): number {
  const left = cells.map(({ lines }) => lines.length - from).filter((count) => count > 0)
  const least = Math.max(1, fit - 4)
  for (let lines = fit; lines >= least; lines -= 1) {
    if (left.every((count) => count <= lines || splitLines(lines, count, false) === lines)) return lines
  }
  return Math.max(1, fit)
}
