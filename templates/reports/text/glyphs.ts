import { font, type Face } from '../document/fonts.ts'

/** What is printed for a character that no face has: an empty box, which all faces have. */
export const STAND_IN = '\u2610'

const known = new Map<Face, Map<number, boolean>>()

/** Whether a face can print a character (one code point). Spaces of all widths that are kept are printed as spaces. */
export function hasGlyph(face: Face, character: string): boolean {
  const point = character.codePointAt(0)!
  if (point >= 0x20 && point <= 0x17e && point !== 0x12c && point !== 0x12d) {
    if (point < 0x7f || (point > 0xa0 && point < 0x132) || (point > 0x133 && point < 0x166) || point > 0x167) return true
  }
  if (point === 0xa0 || point === 0x202f) return true
  let points = known.get(face)
  if (!points) known.set(face, (points = new Map<number, boolean>()))
  let has = points.get(point)
  if (has === undefined) points.set(point, (has = font(face).hasGlyphForCodePoint(point)))
  return has
}
