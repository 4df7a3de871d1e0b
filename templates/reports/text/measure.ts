import type { Face } from '../document/fonts.ts'
import { shapeText, type Word } from './shape.ts'

/** Width in points of a text (no line breaks) set in a face at a size. */
export function textWidth(face: Face, size: number, text: string): number {
  return widthOf(shapeText(face, text), size)
}

/** Width in points of shaped words in a row. */
export function widthOf(words: readonly Word[], size: number): number {
  let advance = 0
  for (const word of words) advance += word.advance
  return (advance * size) / 1000
}
