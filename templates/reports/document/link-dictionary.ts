import type { Target } from '../text/run.ts'
import { decimal, pdfString } from './objects.ts'

/** A link as PDF syntax: `box` is left, bottom, right, top from the page's foot, `contents` a PDF string, `key` leads back to its element. */
export function linkDictionary(target: Target, box: readonly [number, number, number, number], contents: string, key: string): string {
  const action = 'place' in target ? `<</S/GoTo/D${pdfString(target.place)}>>` : `<</S/URI/URI${pdfString(asciiAddress(target.address))}>>`
  return `<</Type/Annot/Subtype/Link/Rect[${box.map(decimal).join(' ')}]/Border[0 0 0]/F 4${key}/Contents${contents}/A${action}>>`
}

/** URI actions are ASCII (ISO 32000-1, 12.6.4.7). */
function asciiAddress(address: string): string {
  return address.toWellFormed().replaceAll(/[^\u0021-\u007E]/gu, (character) => encodeURIComponent(character))
}
