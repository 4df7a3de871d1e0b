import { statusMark } from '../../charts/status-mark.ts'
import { PAGE } from '../document/sheet.ts'
import { pdfString } from '../document/objects.ts'
import { artifact, content, type Press } from '../document/press.ts'
import { drawShapes, rule } from '../document/shapes.ts'
import type { Element } from '../document/structure.ts'
import { linkDictionary } from '../document/link-dictionary.ts'
import type { Paragraph } from './lay-out.ts'
import type { Segment } from './line-breaker.ts'
import { isMark, type TextRun } from './run.ts'
import { widthOf } from './measure.ts'
import { shapeText } from './shape.ts'
import type { Piece } from './typesetter.ts'

interface Placed extends Segment {
  readonly left: number
  /** Top of its line. */
  readonly top: number
}

/**
 * Prints lines `from` to `to` of a paragraph at (x, y) as content of `element`: links, foreign languages and stand-ins get elements
 * of their own, ended on their page; status marks are artifacts beside their word.
 */
export function printLines(press: Press, element: Element, paragraph: Paragraph, from: number, to: number, x: number, y: number): void {
  const { runs } = paragraph
  const { texts: found, marks } = place(paragraph, from, to, x, y)
  const texts = found.map((segment) => withPageNumber(press, paragraph, segment))
  const underlines: string[] = []
  for (const group of groupByElement(texts, (segment) => runs[segment.run] as TextRun)) {
    printGroup(press, element, paragraph, group)
    for (const segment of group) if ((runs[segment.run] as TextRun).link) underlines.push(underline(paragraph, segment))
  }
  if (marks.length + underlines.length === 0) return
  artifact(press, 'Layout', [...marks.map((mark) => markOperators(press, paragraph, mark)), ...underlines].join('\n'))
}

/** Operators of a whole paragraph, for an artifact: a head that is repeated. */
export function linesAsOperators(press: Press, paragraph: Paragraph, x: number, y: number): string {
  const { texts, marks } = place(paragraph, 0, paragraph.lines.length, x, y)
  const shown =
    texts.length === 0
      ? []
      : [
          press.type.show(
            press.page,
            texts.map((segment) => pieceOf(paragraph, segment)),
          ),
        ]
  return [...shown, ...marks.map((mark) => markOperators(press, paragraph, mark))].join('\n')
}

function place(
  paragraph: Paragraph,
  from: number,
  to: number,
  x: number,
  y: number,
): { readonly texts: Placed[]; readonly marks: Placed[] } {
  const { leading } = paragraph.style
  const texts: Placed[] = []
  const marks: Placed[] = []
  for (let index = from; index < to; index += 1) {
    for (const { run, x: shift, width, text, words } of paragraph.lines[index]!) {
      const placed = { run, x: shift, width, text, words, left: x + shift, top: y + (index - from) * leading }
      if (isMark(paragraph.runs[run]!)) marks.push(placed)
      else texts.push(placed)
    }
  }
  return { texts, marks }
}

function pieceOf({ runs, style }: Paragraph, segment: Placed): Piece {
  const { face = style.face, size = style.size, color = style.color, link } = runs[segment.run] as TextRun
  return { face, size, color: link ? 'link' : color, x: segment.left, y: segment.top + baseline(style), words: segment.words }
}

/** The number of a page in the room kept for it, at its right; nothing where the place is yet to come. */
function withPageNumber({ words, places }: Press, { runs, style }: Paragraph, segment: Placed): Placed {
  const { pageOf, face = style.face, size = style.size } = runs[segment.run] as TextRun
  const page = pageOf === undefined ? undefined : places.get(pageOf)
  if (pageOf === undefined) return segment
  const number = page === undefined ? [] : shapeText(face, words.number(page))
  const width = widthOf(number, size)
  return { ...segment, words: number, width, left: segment.left + segment.width - width }
}

function markOperators(press: Press, { runs, style }: Paragraph, { run, left, top }: Placed): string {
  const size = style.size * 1.02
  const mark = runs[run]!
  return isMark(mark) ? drawShapes(press, statusMark(mark.mark, { x: left, y: top + (style.leading - size) / 2, size })) : ''
}

function printGroup(press: Press, element: Element, paragraph: Paragraph, group: readonly Placed[]): void {
  const { runs, style } = paragraph
  const { link, language, actual, text } = runs[group[0]!.run] as TextRun
  const operators = press.type.show(
    press.page,
    group.map((segment) => pieceOf(paragraph, segment)),
  )
  if (!link && language === undefined && actual === undefined) {
    content(press, element, operators)
    return
  }
  const attributes = { ...(language !== undefined && { language }), ...(actual !== undefined && { actual }) }
  const inner = press.structure.open(element, link ? 'Link' : 'Span', attributes)
  content(press, inner, operators)
  if (link) {
    for (const { left, top, width } of group) {
      const box = [left, PAGE.height - top - style.leading, left + width, PAGE.height - top] as const
      press.structure.link(press.marked, inner, (key) => linkDictionary(link, box, pdfString(actual ?? text), key))
    }
  }
  press.structure.close(inner)
}

function underline({ style }: Paragraph, { left, top, width }: Placed): string {
  return rule(left, top + baseline(style) + style.size * 0.17, width, 'link', 0.4)
}

/** Consecutive segments that share one element: the same link, language or stand-in, or all that is none of these. */
function groupByElement(segments: readonly Placed[], runOf: (segment: Placed) => TextRun): Placed[][] {
  const groups: Placed[][] = []
  for (const segment of segments) {
    const last = groups.at(-1)?.at(-1)
    const joins = last && (last.run === segment.run || (!isApart(runOf(last)) && !isApart(runOf(segment))))
    if (joins) groups.at(-1)!.push(segment)
    else groups.push([segment])
  }
  return groups
}

function isApart({ link, language, actual }: TextRun): boolean {
  return link !== undefined || language !== undefined || actual !== undefined
}

/** Distance of the baseline from the top of a line, in points. */
export function baseline(style: { readonly size: number; readonly leading: number }): number {
  return style.leading / 2 + style.size * 0.34
}
