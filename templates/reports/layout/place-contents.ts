import { PAGE } from '../document/sheet.ts'
import type { MeasuredContents, MeasuredEntry } from './measured.ts'
import { atTop, closeElement, openElement, print, room, turn, type Pager } from './pager.ts'
import { splitLines } from './place-paragraph.ts'
import type { PagePlan } from './plan.ts'

/** Entries at the end that share a page: a last one alone would look lost. */
const LAST = 3

/** Places the contents; their pages are held until the page numbers are known. */
export function* placeContents(pager: Pager, { entries }: MeasuredContents): Generator<PagePlan> {
  const element = openElement(pager, 'TOC')
  for (const [index, entry] of entries.entries()) {
    if (index === entries.length - LAST && heightOf(entries.slice(index)) > room(pager) && !atTop(pager)) yield turn(pager)
    yield* placeEntry(pager, element, entry)
    pager.y += entry.after
  }
  closeElement(pager, element)
}

function* placeEntry(pager: Pager, element: number, entry: MeasuredEntry): Generator<PagePlan> {
  const { leading } = entry.text.style
  const count = entry.text.lines.length
  let from = 0
  while (from < count) {
    const fit = Math.floor(room(pager) / leading)
    const lines = fit >= count - from ? count - from : atTop(pager) ? splitLines(fit, count - from, true) : 0
    if (lines > 0) {
      pager.held = true
      print(pager, { kind: 'entry', element, entry, from, to: from + lines, x: PAGE.left + entry.indent, y: pager.y })
      pager.y += lines * leading
      from += lines
    }
    if (from < count) yield turn(pager)
  }
}

function heightOf(entries: readonly MeasuredEntry[]): number {
  return entries.reduce((sum, { text, after }, index) => sum + text.height + (index > 0 ? after : 0), 0)
}
