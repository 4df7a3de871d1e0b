import { font, type Face } from '../document/fonts.ts'

/**
 * Text as the face can print it: composed (NFC), without control characters, lone surrogates and soft hyphens,
 * every character without a glyph replaced by "?", since an archivable file may not hold undefined glyphs.
 */
export function cleanText(face: Face, text: string): string {
  const composed = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, (character) =>
      character === '\t' ? ' ' : '',
    )
  if (/^[\n\u0020-\u007E]*$/.test(composed)) return composed
  const shape = font(face)
  let result = ''
  for (const character of composed) {
    const known =
      character === '\n' || character === '\u00A0' || character === '\u202F' || shape.hasGlyphForCodePoint(character.codePointAt(0)!)
    result += known ? character : '?'
  }
  return result
}
