import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { markedText } from './marked-text.ts'
import { textOf } from './pdf-structure.ts'

/** Text that belongs to one element of the structure tree. */
export interface ElementText {
  readonly role: string
  readonly text: string
}

/** Elements within a text; all others begin one of their own. */
const INLINE = new Set(['Span', 'Link', 'Reference', 'Quote', 'Code'])

/**
 * What a screen reader is given, in its order: the text of each element that has any, that of links and spans within it. A stand-in
 * says what is meant (ActualText), a figure its alternative text.
 */
export function structureText(document: PDFDocument): ElementText[] {
  const marked = markedText(document)
  const found: { role: string; text: string }[] = []
  const read = (element: PDFDict, current: { role: string; text: string } | null): void => {
    const role = element.lookup(PDFName.of('S'), PDFName).decodeText()
    const own = current !== null && INLINE.has(role) ? current : { role, text: '' }
    if (own !== current) found.push(own)
    const instead = textOf(element, 'ActualText') ?? textOf(element, 'Alt')
    if (instead !== undefined) {
      own.text += instead
      return
    }
    for (const kid of kidsOf(element)) {
      if (kid instanceof PDFDict && kid.has(PDFName.of('S'))) read(kid, own)
      else own.text += textOfKid(element, kid, marked)
    }
  }
  for (const kid of kidsOf(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict))) read(kid as PDFDict, null)
  return found.filter(({ text }) => text !== '')
}

/** Marked content, by number alone or with the page it is on; anything else (a link's annotation) has no text. */
function textOfKid(element: PDFDict, kid: unknown, marked: ReadonlyMap<PDFRef, ReadonlyMap<number, string>>): string {
  const reference = kid instanceof PDFDict && kid.has(PDFName.of('MCID')) ? kid : null
  const number = kid instanceof PDFNumber ? kid : reference?.lookup(PDFName.of('MCID'), PDFNumber)
  if (number === undefined) return ''
  const page = (reference?.get(PDFName.of('Pg')) ?? element.get(PDFName.of('Pg'))) as PDFRef
  return marked.get(page)?.get(number.asNumber()) ?? ''
}

function kidsOf(dictionary: PDFDict): unknown[] {
  const value = dictionary.lookup(PDFName.of('K'))
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index))
  return value === undefined ? [] : [value]
}
