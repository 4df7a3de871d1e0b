const PLAIN = /^[\n\u0020-\u007E\u00A1-\u00AC\u00AE-\u00FF]*$/
const UNWANTED =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu

/**
 * Text as it is kept for readers: composed (NFC), without control characters, lone surrogates, soft hyphens and marks of direction
 * (lines are broken here, and the order is that of the text). Joiners stay: they are part of what a sequence means.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(UNWANTED, (character) => (character === '\t' ? ' ' : ''))
    .normalize('NFC')
}
