import { font, type Face } from '../reports/document/fonts.ts'
import { printable } from '../reports/text/printable.ts'

export interface SetGlyph {
  readonly id: number
  /** In font units, y downwards. */
  readonly x: number
  readonly y: number
}

/** A line as glyphs in their places, in font units; what the face lacks is replaced by an empty box. */
export function setLine(face: Face, text: string): { readonly glyphs: readonly SetGlyph[]; readonly unitsPerEm: number } {
  const source = font(face)
  const { glyphs, positions } = source.layout(printable(face, text))
  let pen = 0
  const set = glyphs.map(({ id }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!
    const glyph = { id, x: Math.round(pen + xOffset), y: Math.round(-yOffset) }
    pen += xAdvance
    return glyph
  })
  return { glyphs: set, unitsPerEm: source.unitsPerEm }
}
