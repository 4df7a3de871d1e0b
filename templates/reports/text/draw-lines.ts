import { COLORS } from '../../charts/tokens.ts'
import { statusMark } from '../../charts/status-mark.ts'
import { drawShapes } from '../document/draw-shapes.ts'
import { showText, type Element, type Glyphs } from '../document/pdfkit-internals.ts'
import type { Sheet } from '../document/sheet.ts'
import { artifact, openTag } from '../document/tags.ts'
import type { Paragraph, Segment } from './lay-out.ts'
import { isMark, type TextRun } from './run.ts'

interface Placed extends Segment {
  readonly left: number
  /** Top of its line. */
  readonly top: number
}

/**
 * Draws lines `from` to `to` of a paragraph at (x, y) as content of `element`: links and foreign languages get elements of their own,
 * status marks are artifacts beside their word. Everything lies on the current page; a later page takes another call.
 */
export function drawLines(sheet: Sheet, element: Element, paragraph: Paragraph, from: number, to: number, x: number, y: number): void {
  const { runs } = paragraph
  const placed = place(paragraph, from, to, x, y)
  const texts = placed.filter((segment) => !isMark(runs[segment.run]!))
  for (const group of groupByElement(texts, (segment) => runs[segment.run] as TextRun)) {
    drawGroup(sheet, element, paragraph, group)
  }
  const marks = placed.filter((segment) => isMark(runs[segment.run]!))
  const lines = texts.filter((segment) => (runs[segment.run] as TextRun).link)
  if (marks.length + lines.length === 0) return
  artifact(sheet, 'Layout', () => {
    drawMarks(sheet, paragraph, marks)
    for (const line of lines) underline(sheet, paragraph, line)
  })
}

/** Draws a whole paragraph as part of an artifact that is already open: a repeated table head. */
export function drawLinesUntagged(sheet: Sheet, paragraph: Paragraph, x: number, y: number): void {
  const placed = place(paragraph, 0, paragraph.lines.length, x, y)
  const isMarked = (segment: Placed) => isMark(paragraph.runs[segment.run]!)
  showText(
    sheet.doc,
    placed.filter((segment) => !isMarked(segment)).map((segment) => glyphs(paragraph, segment)),
  )
  drawMarks(sheet, paragraph, placed.filter(isMarked))
}

function place(paragraph: Paragraph, from: number, to: number, x: number, y: number): Placed[] {
  const { leading } = paragraph.style
  const lines = paragraph.lines.slice(from, to)
  return lines.flatMap((line, index) => line.map((segment) => ({ ...segment, left: x + segment.x, top: y + index * leading })))
}

function glyphs({ runs, style }: Paragraph, segment: Placed): Glyphs {
  const { face, size, color, link } = runs[segment.run] as TextRun
  return {
    font: face ?? style.face,
    size: size ?? style.size,
    color: COLORS[link ? 'link' : (color ?? style.color)],
    x: segment.left,
    y: segment.top + baseline(style),
    text: segment.text.replaceAll(/[\u00A0\u202F]/g, ' '),
  }
}

function drawMarks(sheet: Sheet, { runs, style }: Paragraph, marks: readonly Placed[]): void {
  const size = style.size * 1.02
  for (const mark of marks) {
    const run = runs[mark.run]!
    if (isMark(run)) drawShapes(sheet.doc, statusMark(run.mark, { x: mark.left, y: mark.top + (style.leading - size) / 2, size }))
  }
}

function drawGroup(sheet: Sheet, element: Element, paragraph: Paragraph, group: readonly Placed[]): void {
  const { runs, style } = paragraph
  const run = runs[group[0]!.run] as TextRun
  const pieces = group.map((segment) => glyphs(paragraph, segment))
  const show = () => showText(sheet.doc, pieces)
  if (!run.link && !run.language) {
    element.add(show)
    return
  }
  const outer = run.link ? openTag(sheet, element, 'Link', run.language ? { lang: run.language } : {}) : element
  const inner = run.link ? outer : openTag(sheet, element, 'Span', { lang: run.language! })
  inner.add(show)
  if (run.link) for (const segment of group) annotate(sheet, outer, run, segment, style.leading)
  inner.end()
}

function annotate(sheet: Sheet, element: Element, run: TextRun, { left, top, width }: Placed, height: number): void {
  const options = { structParent: element, Contents: new String(run.text) } as unknown as PDFKit.Mixins.AnnotationOption
  if (run.link && 'place' in run.link) sheet.doc.goTo(left, top, width, height, run.link.place, options)
  else if (run.link) sheet.doc.link(left, top, width, height, run.link.address, options)
}

function underline(sheet: Sheet, { style }: Paragraph, { left, top, width }: Placed): void {
  const y = top + baseline(style) + style.size * 0.17
  sheet.doc
    .lineWidth(0.4)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke(COLORS.link)
}

/** Consecutive segments that share one element: the same link or language run, or all that is neither. */
function groupByElement(segments: readonly Placed[], runOf: (segment: Placed) => TextRun): Placed[][] {
  const groups: Placed[][] = []
  for (const segment of segments) {
    const last = groups.at(-1)?.at(-1)
    const apart = (one: Placed) => Boolean(runOf(one).link ?? runOf(one).language)
    const joins = last && (last.run === segment.run || (!apart(last) && !apart(segment)))
    if (joins) groups.at(-1)!.push(segment)
    else groups.push([segment])
  }
  return groups
}

function baseline(style: { readonly size: number; readonly leading: number }): number {
  return style.leading / 2 + style.size * 0.34
}
