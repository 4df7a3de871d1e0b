import { textWidth } from '../text/measure.ts'
import { printable } from '../text/printable.ts'
import { shapeText } from '../text/shape.ts'
import type { Piece } from '../text/typesetter.ts'
import { artifact, type Press } from './press.ts'
import { RUNNING_SIZE } from './running-size.ts'
import { rule } from './shapes.ts'
import { MEASURE, PAGE } from './sheet.ts'

const HEAD = 50
const FOOT = PAGE.height - 46
const GAP = 16

/** Prints head and foot of page `number`, as an artifact. */
export function printRunningLines(press: Press, number: number): void {
  const { left, right } = press.head
  const foot = cut(press.head.foot, MEASURE * 0.75)
  const numbers = press.words.t('report.page_of', { page: press.words.number(number) })
  const operators = [
    press.type.show(press.page, [
      piece(PAGE.left, HEAD, cut(left, MEASURE - GAP - textWidth('text', RUNNING_SIZE, right))),
      piece(PAGE.right - textWidth('text', RUNNING_SIZE, right), HEAD, right),
      piece(PAGE.left, FOOT, numbers),
      piece(PAGE.right - textWidth('text', RUNNING_SIZE, foot), FOOT, foot),
    ]),
    press.pageCount.place(press.page, PAGE.left + textWidth('text', RUNNING_SIZE, numbers), FOOT),
    rule(PAGE.left, HEAD + 7, MEASURE, 'rule', 0.5),
    rule(PAGE.left, FOOT - 14, MEASURE, 'rule', 0.5),
  ]
  artifact(press, 'Pagination', operators.join('\n'))
}

function piece(x: number, y: number, text: string): Piece {
  return { face: 'text', size: RUNNING_SIZE, color: 'soft', x, y, words: shapeText('text', printable('text', text)) }
}

/** A title too long for its line ends with an ellipsis: it is told in full on the cover. */
function cut(text: string, width: number): string {
  if (textWidth('text', RUNNING_SIZE, text) <= width) return text
  let end = text.length
  while (end > 0 && textWidth('text', RUNNING_SIZE, `${text.slice(0, end)}…`) > width) end -= 1
  return `${text.slice(0, end).trimEnd()}…`
}
