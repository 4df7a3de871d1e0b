import type { Words } from '../../i18n/index.ts'
import type { Doc, Element, LateText } from './pdfkit-internals.ts'

/** A4 in points, with the margins of a book page. */
export const PAGE = { width: 595.28, height: 841.89, left: 66, right: 529.28, top: 84, bottom: 764 } as const

/** Width of the text block in points. */
export const MEASURE = PAGE.right - PAGE.left

/** The report being written: one open document, the place reached on the page, and the element that takes what comes next. */
export interface Sheet {
  readonly doc: Doc
  readonly words: Words
  readonly head: { readonly left: string; readonly right: string; readonly foot: string }
  readonly pageCount: LateText
  /** Named places and the page they fell on, for the contents. */
  readonly places: Map<string, number>
  /** Page number reached; 0 before the first page. */
  page: number
  /** Where the next thing goes, from the top of the page, in points. */
  y: number
  element: Element
}
