import { font, type Face } from '../document/fonts.ts'

const LIMIT = 50_000
const widths = new Map<string, number>()

/** Width in points of a text (no line breaks) set in a face at a size. Widths of whole texts are kept: words repeat. */
export function textWidth(face: Face, size: number, text: string): number {
  const key = `${face} ${text}`
  let width = widths.get(key)
  if (width === undefined) {
    const shape = font(face)
    width = shape.layout(text).advanceWidth / shape.unitsPerEm
    if (widths.size >= LIMIT) widths.clear()
    widths.set(key, width)
  }
  return width * size
}
