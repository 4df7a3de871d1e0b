import { COLORS } from '../../charts/tokens.ts'
import { textWidth } from '../text/measure.ts'
import { showText } from './pdfkit-internals.ts'
import { PAGE, type Sheet } from './sheet.ts'
import { artifact } from './tags.ts'

const SIZE = 8
const HEAD = 50
const FOOT = PAGE.height - 46

/** Starts a page with its running head and foot. A `bare` page (the cover) has neither. No marked content may be open. */
export function newPage(sheet: Sheet, bare = false): void {
  sheet.doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 })
  sheet.page += 1
  sheet.y = PAGE.top
  if (!bare) artifact(sheet, 'Pagination', () => drawRunningLines(sheet))
}

/** Makes sure that `height` points are free below, on a new page if need be. */
export function ensureRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > PAGE.bottom) newPage(sheet)
}

/** Moves down, but not at the top of a page, where space before has no meaning. */
export function space(sheet: Sheet, height: number): void {
  if (sheet.y > PAGE.top) sheet.y += height
}

export function drawRule(sheet: Sheet, x: number, y: number, width: number, color: string, weight: number): void {
  sheet.doc
    .lineWidth(weight)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke(color)
}

function drawRunningLines(sheet: Sheet): void {
  const { left, right, foot } = sheet.head
  const style = { font: 'text', size: SIZE, color: COLORS.soft } as const
  const width = PAGE.right - PAGE.left
  const numbers = sheet.words.t('report.page_of', { page: sheet.words.number(sheet.page) })
  showText(sheet.doc, [
    { ...style, x: PAGE.left, y: HEAD, text: left },
    { ...style, x: PAGE.right - textWidth('text', SIZE, right), y: HEAD, text: right },
    { ...style, x: PAGE.left, y: FOOT, text: numbers },
    { ...style, x: PAGE.right - textWidth('text', SIZE, foot), y: FOOT, text: foot },
  ])
  sheet.pageCount.place(PAGE.left + textWidth('text', SIZE, numbers), FOOT)
  drawRule(sheet, PAGE.left, HEAD + 7, width, COLORS.rule, 0.5)
  drawRule(sheet, PAGE.left, FOOT - 14, width, COLORS.rule, 0.5)
}
