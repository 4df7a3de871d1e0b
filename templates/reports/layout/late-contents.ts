import { pdfString } from '../document/objects.ts'
import { linkDictionary } from '../document/link-dictionary.ts'
import { artifact, content, type Press } from '../document/press.ts'
import type { OpenPage } from '../document/pdfkit-internals.ts'
import { rule } from '../document/shapes.ts'
import { MEASURE, PAGE } from '../document/sheet.ts'
import type { Element, MarkedPage } from '../document/structure.ts'
import { textWidth } from '../text/measure.ts'
import { shapeText } from '../text/shape.ts'
import { baseline, printLines } from '../text/print-lines.ts'
import type { PlannedEntry } from './plan.ts'

interface Entry {
  readonly planned: PlannedEntry
  readonly list: Element
  readonly page: OpenPage
  readonly marked: MarkedPage
}

/** The contents: printed last, on pages kept open for them, when every place has its page number. */
export class LateContents {
  readonly #press: Press
  readonly #entries: Entry[] = []
  readonly #waiting = new Set<number>()
  readonly #closed: Element[] = []

  constructor(press: Press) {
    this.#press = press
  }

  /** Keeps an entry for the end, with the elements (numbers of the plan) that must stay open until then. */
  add(planned: PlannedEntry, list: Element, open: readonly number[]): void {
    const { page, marked } = this.#press
    this.#entries.push({ planned, list, page, marked })
    for (const number of open) this.#waiting.add(number)
  }

  /** Whether an element that ends now has entries to come, and is therefore ended by `complete`. */
  keeps(number: number, element: Element): boolean {
    if (!this.#waiting.delete(number)) return false
    this.#closed.push(element)
    return true
  }

  /** Prints the entries and writes their pages out. */
  complete(): void {
    const press = this.#press
    let item: Element | null = null
    let reference: Element | null = null
    for (const [index, { planned, list, page, marked }] of this.#entries.entries()) {
      press.page = page
      press.marked = marked
      page.activate()
      item ??= press.structure.open(list, 'TOCI')
      reference ??= press.structure.open(item, 'Reference')
      const ends = planned.to === planned.entry.text.lines.length
      this.#print(planned, reference, ends ? press.places.get(planned.entry.place) : undefined)
      if (ends) {
        press.structure.close(reference)
        press.structure.close(item)
        item = reference = null
      }
      if (this.#entries[index + 1]?.page !== page) this.#finish(page, marked)
    }
    for (const element of this.#closed) press.structure.close(element)
  }

  #print({ entry, from, to, x, y }: PlannedEntry, reference: Element, page: number | undefined): void {
    const press = this.#press
    const { style } = entry.text
    const link = press.structure.open(reference, 'Link')
    printLines(press, link, entry.text, from, to, x, y)
    const bottom = y + (to - from) * style.leading
    const number = page === undefined ? '' : press.words.number(page)
    if (number !== '') {
      const place = { x: PAGE.right - textWidth(style.face, style.size, number), y: bottom - style.leading + baseline(style) }
      const piece = { face: style.face, size: style.size, color: 'ink', words: shapeText(style.face, number), ...place } as const
      content(press, link, press.type.show(press.page, [piece]))
    }
    const contents = number === '' ? entry.title : press.words.t('report.contents.entry', { title: entry.title, page: number })
    const box = [x, PAGE.height - bottom, PAGE.right, PAGE.height - y] as const
    press.structure.link(press.marked, link, (key) => linkDictionary({ place: entry.place }, box, pdfString(contents), key))
    press.structure.close(link)
    if (to === entry.text.lines.length) artifact(press, 'Layout', rule(x, bottom + 1, MEASURE - (x - PAGE.left), 'rule', 0.4))
  }

  #finish(page: OpenPage, marked: MarkedPage): void {
    this.#press.structure.endPage(marked)
    page.finish(marked.key, marked.links, this.#press.queue)
  }
}
