import type { Face } from '../document/fonts.ts'
import { hasGlyph } from './glyphs.ts'

/** A stretch of text that a face prints, or one printed sign's worth of text that none has. */
export interface Stretch {
  readonly text: string
  /** Null: no face has it. */
  readonly face: Face | null
}

/** What prints a character that the serif faces lack. */
const FALLBACK: Record<Face, Face> = { text: 'text', strong: 'strong', emphasis: 'emphasis', headline: 'strong', quote: 'text' }
const LATIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u012B\u012E-\u0131\u0134-\u0165\u0168-\u017E]*$/
const JOINER = '\u200D'
const ATTACHED = /^(?:\p{M}|\p{Emoji_Modifier}|\p{Join_Control}|\p{Variation_Selector})$/u
const INVISIBLE = /^(?:\p{Join_Control}|\p{Variation_Selector})$/u

/** Divides clean text by what can print it. What is joined or combined with a sign that is missing belongs to that sign. */
export function splitMissing(face: Face, text: string): readonly Stretch[] {
  if (LATIN.test(text)) return [{ text, face }]
  const stretches: { text: string; face: Face | null }[] = []
  for (const character of text) {
    const last = stretches.at(-1)
    const attached = ATTACHED.test(character)
    if (last?.face === null && (attached || last.text.endsWith(JOINER))) {
      last.text += character
      continue
    }
    const printer = printerOf(face, character)
    if (printer === null && INVISIBLE.test(character)) continue
    if (last && printer !== null && last.face === printer) last.text += character
    else stretches.push({ text: character, face: printer })
  }
  return stretches
}

function printerOf(face: Face, character: string): Face | null {
  if (character === '\n' || hasGlyph(face, character)) return face
  return hasGlyph(FALLBACK[face], character) ? FALLBACK[face] : null
}
