import { font, type Face } from '../document/fonts.ts'

const LIMIT = 50_000
const widths = new Map<Face, Map<string, number>>()

/** Width in points of a text (no line breaks) set in a face at a size. Widths of whole texts are kept: words repeat. */
export function textWidth(face: Face, size: number, text: string): number {
  let known = widths.get(face)
  if (!known) widths.set(face, (known = new Map<string, number>()))
  let width = known.get(text)
  if (width === undefined) {
    const shape = font(face)
    width = shape.layout(text).advanceWidth / shape.unitsPerEm
    if (known.size >= LIMIT) known.clear()
    known.set(text, width)
  }
  return width * size
}
