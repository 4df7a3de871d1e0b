import type { Doc } from '../document/pdfkit-internals.ts'
import { PAGE } from '../document/sheet.ts'
import { cleanText } from '../text/clean-text.ts'

interface Item {
  addItem(title: string, options: object): Item
}

/** The bookmarks, each under the last one of a higher level. */
export class Outline {
  readonly #levels: Item[]

  constructor(doc: Doc) {
    this.#levels = [doc.outline]
  }

  /** Adds a bookmark to `top` points from the top of the page being printed. */
  add(title: string, level: 0 | 1 | 2, top: number): void {
    const depth = Math.min(level, this.#levels.length - 1)
    const options = { top, left: PAGE.width, zoom: 0, fit: false, expanded: level === 0 }
    const item = this.#levels[depth]!.addItem(cleanText(title).replaceAll('\n', ' '), options)
    this.#levels.splice(depth + 1, Infinity, item)
  }
}
