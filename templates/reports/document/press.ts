import type { Words } from '../../i18n/index.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { DeflateQueue } from './deflate-queue.ts'
import type { Objects } from './objects.ts'
import type { LateText } from './late-text.ts'
import type { Doc, OpenPage } from './pdfkit-internals.ts'
import type { Element, MarkedPage, Structure } from './structure.ts'

/** A document while it is printed: what writes its text, its structure and its objects, and the page being printed. */
export interface Press {
  readonly doc: Doc
  readonly words: Words
  readonly objects: Objects
  readonly structure: Structure
  readonly queue: DeflateQueue
  readonly type: Typesetter
  readonly head: { readonly left: string; readonly right: string; readonly foot: string }
  readonly pageCount: LateText
  /** The element of the whole document. */
  readonly root: Element
  /** Named places printed so far and the page they fell on. */
  readonly places: Map<string, number>
  page: OpenPage
  marked: MarkedPage
}

/** Prints operators as content of an element. */
export function content(press: Press, element: Element, operators: string): void {
  const mark = press.structure.mark(press.marked, element)
  press.page.write(`/${element.role}<</MCID ${mark}>>BDC\n${operators}\nEMC`)
}

/** Prints what is no content: rules, marks beside their word, running heads. */
export function artifact(press: Press, type: 'Layout' | 'Pagination', operators: string): void {
  press.page.write(`/Artifact<</Type/${type}>>BDC\n${operators}\nEMC`)
}
