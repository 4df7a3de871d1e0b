import type { Element } from './pdfkit-internals.ts'
import type { Sheet } from './sheet.ts'

export interface TagOptions {
  readonly lang?: string
  readonly alt?: string
  readonly title?: string
  readonly scope?: 'Column' | 'Row'
  /** Left, top, right, bottom from the top of the page, in points. */
  readonly bbox?: readonly [number, number, number, number]
}

/** Adds a structure element to `parent` and leaves it open: the caller ends it. */
export function openTag(sheet: Sheet, parent: Element, role: string, options: TagOptions = {}): Element {
  const element = sheet.doc.struct(role, options)
  parent.add(element)
  return element
}

/** Runs `write` with a new structure element as the sheet's current one, then ends it. */
export function inTag<Result>(sheet: Sheet, role: string, options: TagOptions, write: () => Result): Result {
  const outer = sheet.element
  const element = openTag(sheet, outer, role, options)
  sheet.element = element
  const result = write()
  sheet.element = outer
  element.end()
  return result
}

/** Draws what is not content (rules, marks beside their word, running heads). No marked content may be open. */
export function artifact(sheet: Sheet, type: 'Layout' | 'Pagination', draw: () => void): void {
  sheet.doc.markContent('Artifact', { type })
  draw()
  sheet.doc.endMarkedContent()
}
