import { PAGE } from '../document/sheet.ts'
import type { MeasuredColumn, MeasuredColumns } from './measured.ts'
import { columnsOpening } from './opening.ts'
import { atTop, closeElement, HIGHEST, openElement, print, room, turn, type Pager } from './pager.ts'
import { beginParagraph, printFigure, printLines, splitLines } from './place-paragraph.ts'
import type { PagePlan } from './plan.ts'

const BAR_OFFSET = 11
const BAR_WIDTH = 2

/** How far a column has been printed. */
interface Progress {
  readonly column: MeasuredColumn
  readonly element: number
  item: number
  line: number
  paragraph: number
}

/** Places things side by side: on one page, or line by line over several when they are higher than any. */
export function* placeColumns(pager: Pager, { block, columns, height }: MeasuredColumns): Generator<PagePlan> {
  const whole = height <= HIGHEST
  const least = whole ? height : columnsOpening({ kind: 'columns', block, columns, height })
  if (least > room(pager) && !atTop(pager)) yield turn(pager)
  const outer = openElement(pager, block.role)
  const progress = columns.map((column): Progress => {
    const element = block.columnRole === block.role || block.columnRole === '' ? outer : openElement(pager, block.columnRole, {}, outer)
    return { column, element, item: 0, line: 0, paragraph: 0 }
  })
  for (;;) {
    const top = pager.y
    const bottoms = progress.map((one) => printColumn(pager, one, top))
    pager.y = Math.max(top, ...bottoms)
    if (progress.every(({ column, item }) => item === column.content.length)) break
    yield turn(pager)
  }
  for (const { element } of progress) if (element !== outer) closeElement(pager, element)
  closeElement(pager, outer)
  pager.y += block.after
}

/** Prints as much of a column as the page holds below `top` and gives back where it ended. */
function printColumn(pager: Pager, progress: Progress, top: number): number {
  const { column, element } = progress
  pager.y = top
  let bottom = top
  while (progress.item < column.content.length) {
    const item = column.content[progress.item]!
    const fresh = pager.y <= pager.top
    if (item.kind === 'figure') {
      if (item.height > room(pager) && !fresh) break
      printFigure(pager, item, PAGE.left + column.x, element)
    } else {
      const { leading } = item.block.style
      const count = item.text.lines.length - progress.line
      const fit = Math.floor(room(pager) / leading)
      const lines = fit >= count ? count : splitLines(fit, count, fresh)
      if (lines === 0) break
      if (progress.paragraph === 0) progress.paragraph = beginParagraph(pager, item, PAGE.left + column.x, element)
      const x = PAGE.left + column.x + item.block.indent
      printLines(pager, item, progress.paragraph, progress.line, progress.line + lines, x)
      progress.line += lines
      if (lines < count) {
        bottom = pager.y
        break
      }
      closeElement(pager, progress.paragraph)
      Object.assign(progress, { line: 0, paragraph: 0 })
    }
    progress.item += 1
    bottom = pager.y
    pager.y += item.block.after
  }
  if (column.bar && bottom > top) {
    const x = PAGE.left + column.x - BAR_OFFSET
    print(pager, { kind: 'bar', color: column.bar, x, y: top + 2, width: BAR_WIDTH, height: bottom - top - 2 })
  }
  return bottom
}
