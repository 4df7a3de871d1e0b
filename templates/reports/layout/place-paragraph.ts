import { PAGE } from '../document/sheet.ts'
import type { MeasuredFigure, MeasuredParagraph } from './measured.ts'
import { LEAST_LINES } from './opening.ts'
import { atTop, CAPACITY, closeElement, openElement, print, room, turn, type Pager } from './pager.ts'
import type { PagePlan } from './plan.ts'

/** A bar stands this far left of its text, in points, or at the edge of the text block. */
const BAR_GAP = 14
const BAR_WIDTH = 2

/** Places a paragraph over as many pages as it takes, keeping `tail` points free below its last line. */
export function* placeParagraph(pager: Pager, paragraph: MeasuredParagraph, tail: number): Generator<PagePlan> {
  const { block, text } = paragraph
  const count = text.lines.length
  let element = 0
  let from = 0
  while (from < count) {
    const lines = linesThatFit(pager, paragraph, from, tail)
    if (lines > 0) {
      if (element === 0) element = beginParagraph(pager, paragraph, PAGE.left)
      printLines(pager, paragraph, element, from, from + lines, PAGE.left + block.indent)
      from += lines
    }
    if (from < count) yield turn(pager)
  }
  closeElement(pager, element)
  pager.y += block.after
}

/** How many lines of a paragraph from line `from` on go onto the page; 0: it is to be turned first. */
function linesThatFit(pager: Pager, { block, text, label, height }: MeasuredParagraph, from: number, tail: number): number {
  const free = room(pager)
  const fresh = atTop(pager)
  const { leading } = block.style
  const count = text.lines.length - from
  const needed = from === 0 ? height : count * leading
  if (needed + tail <= free || (fresh && needed <= free)) return count
  const staysWhole = from === 0 && tail > 0 && height + tail <= CAPACITY
  const labelFits = from > 0 || (label?.height ?? 0) <= free
  if (!fresh && (staysWhole || !labelFits)) return 0
  return splitLines(Math.floor(free / leading), count, fresh)
}

/** How many of `count` lines to set where `fit` have room, so that none is left alone here or on the next page. At least one where `forced`. */
export function splitLines(fit: number, count: number, forced: boolean): number {
  if (fit >= count && !forced) return Math.max(0, count - LEAST_LINES) < LEAST_LINES ? 0 : count - LEAST_LINES
  const lines = Math.min(fit, count - LEAST_LINES)
  if (lines >= LEAST_LINES) return lines
  return forced ? Math.max(1, Math.min(fit, count)) : 0
}

/** Opens the element of a paragraph, with the place, bookmark and label that stand at its first line. */
export function beginParagraph(pager: Pager, { block, label }: MeasuredParagraph, left: number, parent?: number): number {
  const { place, bookmark, role } = block
  if (place !== undefined) pager.items.push({ kind: 'place', name: place, y: pager.y })
  if (bookmark) pager.items.push({ kind: 'bookmark', ...bookmark, y: pager.y })
  if (label && block.label) {
    const element = openElement(pager, 'Lbl', {}, parent)
    print(pager, { kind: 'lines', element, text: label, from: 0, to: label.lines.length, x: left + block.label.indent, y: pager.y })
    closeElement(pager, element)
  }
  return openElement(pager, role, {}, parent)
}

/** Prints lines at the place reached and moves down. */
export function printLines(pager: Pager, paragraph: MeasuredParagraph, element: number, from: number, to: number, x: number): void {
  const { block, text, label } = paragraph
  const top = pager.y
  print(pager, { kind: 'lines', element, text, from, to, x, y: top })
  pager.y += Math.max((to - from) * block.style.leading, from === 0 && label ? label.height : 0)
  if (block.bar) printBar(pager, block.bar, Math.max(PAGE.left, x - BAR_GAP), top)
}

/** A bar from `top` to the place reached; from where the last one ended when it goes on. */
function printBar(pager: Pager, color: NonNullable<MeasuredParagraph['block']['bar']>, x: number, top: number): void {
  const { bar } = pager
  const goesOn = bar !== null && bar.color === color && bar.x === x && top - bar.bottom < 12 && top >= bar.bottom
  const from = goesOn ? bar.bottom : top
  print(pager, { kind: 'bar', color, x, y: from, width: BAR_WIDTH, height: pager.y - from })
  pager.bar = { color, x, bottom: pager.y }
}

/** Prints a picture at the place reached and moves below it. */
export function printFigure(pager: Pager, figure: MeasuredFigure, left: number, parent?: number): void {
  const { scene, indent } = figure.block
  const x = left + indent
  const box = [x, pager.y, x + scene.width * figure.scale, pager.y + figure.height] as const
  const element = openElement(pager, 'Figure', { alternative: scene.alternative, box }, parent)
  print(pager, { kind: 'figure', element, scene, scale: figure.scale, x, y: pager.y })
  closeElement(pager, element)
  pager.y += figure.height
}
