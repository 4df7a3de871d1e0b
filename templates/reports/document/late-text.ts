import { shapeText } from '../text/shape.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { decimal } from './objects.ts'
import { allocateObject, embeddedFont, writeObject, type Doc, type OpenPage } from './pdfkit-internals.ts'
import { RUNNING_SIZE } from './running-size.ts'

const FACE = 'text'

/** A text known only at the end (the number of pages), placed on pages before as a form of its own. */
export class LateText {
  readonly #doc: Doc
  readonly #form: number

  constructor(doc: Doc) {
    this.#doc = doc
    this.#form = allocateObject(doc)
  }

  /** Operators that draw the text at a baseline (from the top of the page, in points). */
  place(page: OpenPage, x: number, y: number): string {
    page.useForm('Late', this.#form)
    return `q 1 0 0 1 ${decimal(x)} ${decimal(y)} cm /Late Do Q`
  }

  /** Writes the text, once, when it is known. */
  resolve(type: Typesetter, page: OpenPage, text: string): void {
    const piece = { face: FACE, size: RUNNING_SIZE, color: 'soft', x: 0, y: 0, words: shapeText(FACE, text) } as const
    const operators = Buffer.from(type.show(page, [piece]), 'latin1')
    const font = embeddedFont(this.#doc, FACE)
    const box = `/BBox[0 ${-RUNNING_SIZE * 2} ${RUNNING_SIZE * 10} ${RUNNING_SIZE}]`
    const resources = `/Resources<</Font<</${font.id} ${font.ref().id} 0 R>>>>`
    writeObject(this.#doc, this.#form, `<</Type/XObject/Subtype/Form${box}${resources}/Length ${operators.length}>>`, operators)
  }
}
