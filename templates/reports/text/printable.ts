import type { Face } from '../document/fonts.ts'
import { cleanText } from './clean-text.ts'
import { STAND_IN } from './glyphs.ts'
import { splitMissing } from './split-missing.ts'

/** Text on one line for where nothing can be said beside it (pictures, running heads): what the face lacks is replaced by the stand-in. */
export function printable(face: Face, text: string): string {
  const stretches = splitMissing(face, cleanText(text).replaceAll('\n', ' '))
  return stretches
    .map((stretch) => (stretch.face === face ? stretch.text : stretch.face ? stretch.text.replaceAll(/./gsu, STAND_IN) : STAND_IN))
    .join('')
}
