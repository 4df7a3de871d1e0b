import { decimal } from '../document/objects.ts'
import { font, type Face } from '../document/fonts.ts'

/** One glyph as the font has it: its number, its own width (thousandths of the size), and the characters that it stands for. */
export interface Glyph {
  readonly id: number
  readonly width: number
  readonly points: readonly number[]
}

/** A word (or spaces) set in a face, for any size: lengths in thousandths of the size. */
export interface Word {
  readonly advance: number
  readonly glyphs: readonly Glyph[]
  /** What stands between the codes of a glyph and the next, where they are kerned: the end of one string, a number, the next one. */
  readonly kerns: readonly string[]
  /** Where glyphs stand beside their place; null where none does. */
  readonly shifts: readonly { readonly x: number; readonly y: number; readonly advance: number }[] | null
}

/** Words kept for each face, for the life of the process. */
const LIMIT = 40_000
const kept = new Map<Face, Map<string, Word>>()

/** Shapes a word once for the process. Spaces that do not break are set as spaces. */
export function shapeWord(face: Face, text: string): Word {
  let words = kept.get(face)
  if (!words) kept.set(face, (words = new Map<string, Word>()))
  let word = words.get(text)
  if (!word) {
    word = shape(face, text.replaceAll(/[\u00A0\u202F]/g, ' '))
    if (words.size >= LIMIT) words.clear()
    words.set(text, word)
  }
  return word
}

/**
 * A word as what it is shaped from: digits stand each for themselves, so that numbers and digests, of which no two are alike, are not
 * shaped one by one. Digits of the faces are of one width and not kerned.
 */
export function shapeParts(face: Face, word: string): readonly Word[] {
  if (!/\d/.test(word)) return [shapeWord(face, word)]
  return (word.match(/\d|\D+/g) ?? []).map((part) => shapeWord(face, part))
}

/** The words of a text and the spaces between them, in order. */
export function shapeText(face: Face, text: string): Word[] {
  const words: Word[] = []
  let from = 0
  while (from < text.length) {
    const space = text.indexOf(' ', from)
    if (space === from) {
      words.push(shapeWord(face, ' '))
      from += 1
      continue
    }
    const to = space === -1 ? text.length : space
    words.push(...shapeParts(face, text.slice(from, to)))
    from = to
  }
  return words
}

function shape(face: Face, text: string): Word {
  const source = font(face)
  const scale = 1000 / source.unitsPerEm
  // A glyph remembers the characters it was first met with: each word is to know its own.
  source._glyphs = {}
  const { glyphs, positions } = source.layout(text)
  const shifted = positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)
  return {
    advance: positions.reduce((sum, { xAdvance }) => sum + xAdvance * scale, 0),
    glyphs: glyphs.map(({ id, advanceWidth, codePoints }) => ({ id, width: advanceWidth * scale, points: codePoints })),
    kerns: glyphs.map(({ advanceWidth }, index) => {
      const kern = (advanceWidth - positions[index]!.xAdvance) * scale
      return kern === 0 ? '' : `>${decimal(kern)}<`
    }),
    shifts: shifted
      ? positions.map(({ xOffset, yOffset, xAdvance }) => ({ x: xOffset * scale, y: yOffset * scale, advance: xAdvance * scale }))
      : null,
  }
}
