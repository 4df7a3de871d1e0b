import { COLORS, type Paint } from '../../charts/tokens.ts'
import type { Face } from '../document/fonts.ts'
import { decimal } from '../document/objects.ts'
import { embeddedFont, embedGlyph, type Doc, type OpenPage } from '../document/pdfkit-internals.ts'
import type { EmbeddedFont } from '../document/pdfkit-types.ts'
import type { Word } from './shape.ts'

/** Words set in one face on one line. */
export interface Piece {
  readonly face: Face
  readonly size: number
  readonly color: Paint
  readonly x: number
  /** Baseline, from the top of the page, in points. */
  readonly y: number
  readonly words: readonly Word[]
}

/** A face as this document has it: its glyphs have numbers of their own here. */
interface DocumentFace {
  readonly font: EmbeddedFont
  readonly codes: Map<Word, string>
}

/** Words kept for each face of a document. */
const LIMIT = 30_000

/**
 * Sets text as operators of a page's content, a whole paragraph as one text object. Words come shaped, once for the process; what is
 * kept for the document are their codes.
 */
export class Typesetter {
  readonly #doc: Doc
  readonly #faces = new Map<Face, DocumentFace>()

  constructor(doc: Doc) {
    this.#doc = doc
  }

  /** Operators that show `pieces` as one text object on `page`. */
  show(page: OpenPage, pieces: readonly Piece[]): string {
    let operators = 'BT'
    let color: Paint | null = null
    let face: Face | null = null
    let size = 0
    for (const piece of pieces) {
      const known = this.#face(piece.face)
      if (piece.color !== color) operators += `\n${fillPaint((color = piece.color))}`
      if (piece.face !== face || piece.size !== size) {
        page.useFont(known.font)
        operators += `\n/${known.font.id} ${decimal((size = piece.size))} Tf`
        face = piece.face
      }
      operators += `\n${line(piece, known)}`
    }
    return `${operators}\nET`
  }

  #face(face: Face): DocumentFace {
    let known = this.#faces.get(face)
    if (!known) this.#faces.set(face, (known = { font: embeddedFont(this.#doc, face), codes: new Map<Word, string>() }))
    return known
  }
}

const fills = new Map<Paint, string>()

/** Operator that fills with a colour of the look. */
export function fillPaint(paint: Paint): string {
  let operator = fills.get(paint)
  if (operator === undefined) fills.set(paint, (operator = `${components(paint)} rg`))
  return operator
}

/** Operator that strokes with a colour of the look. */
export function strokePaint(paint: Paint): string {
  return fillPaint(paint).toUpperCase()
}

function components(paint: Paint): string {
  const value = Number.parseInt(COLORS[paint].slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => decimal(part / 255)).join(' ')
}

function line({ x, y, size, words }: Piece, face: DocumentFace): string {
  let codes = ''
  for (const word of words) {
    if (word.shifts) return shiftedLine(x, y, size, words, face)
    codes += codesOf(word, face)
  }
  return `1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm[<${codes}>]TJ`
}

function codesOf(word: Word, { font, codes }: DocumentFace): string {
  let known = codes.get(word)
  if (known === undefined) {
    known = ''
    for (const [index, glyph] of word.glyphs.entries()) known += embedGlyph(font, glyph) + word.kerns[index]
    if (codes.size >= LIMIT) codes.clear()
    codes.set(word, known)
  }
  return known
}

/** Word by word, and glyph by glyph where some stand above, below or beside their place. */
function shiftedLine(x: number, y: number, size: number, words: readonly Word[], face: DocumentFace): string {
  let left = x
  const operators: string[] = []
  for (const word of words) {
    if (!word.shifts) operators.push(`1 0 0 -1 ${decimal(left)} ${decimal(y)} Tm[<${codesOf(word, face)}>]TJ`)
    let at = left
    for (const [index, shift] of (word.shifts ?? []).entries()) {
      const place = [at + (shift.x * size) / 1000, y - (shift.y * size) / 1000]
      operators.push(`1 0 0 -1 ${place.map(decimal).join(' ')} Tm<${embedGlyph(face.font, word.glyphs[index]!)}>Tj`)
      at += (shift.advance * size) / 1000
    }
    left += (word.advance * size) / 1000
  }
  return operators.join('\n')
}
