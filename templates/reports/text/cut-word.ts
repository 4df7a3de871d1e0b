import type { Face } from '../document/fonts.ts'
import { shapeWord } from './shape.ts'

/**
 * The longest beginning of a word that is no wider than `width` points, after punctuation where there is some. Empty when not even one
 * sign fits; the first sign then, where it is `forced`.
 */
export function cutWord(word: string, face: Face, size: number, width: number, forced: boolean): string {
  const part = word.slice(0, longestPrefix(word, face, (width * 1000) / size))
  return part === '' && forced ? String.fromCodePoint(word.codePointAt(0)!) : part
}

/** Signs are measured one by one: shaping each beginning of a long word would cost more than the rest of the page. */
function longestPrefix(text: string, face: Face, width: number): number {
  let end = 0
  let advance = 0
  for (const character of text) {
    advance += shapeWord(face, character).advance
    if (advance > width) break
    end += character.length
  }
  if (end === text.length) return end
  const nice = text.slice(0, end).search(/[/\-._?&=,;:][^/\-._?&=,;:]*$/) + 1
  return nice > end / 2 ? nice : end
}
