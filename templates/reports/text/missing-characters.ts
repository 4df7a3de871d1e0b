import { cleanText } from './clean-text.ts'
import { splitMissing } from './split-missing.ts'

/** How many signs of a text no typeface of the report has, so that a stand-in is printed for each. A joined sequence counts as one. */
export function missingCharacters(text: string): number {
  return splitMissing('text', cleanText(text)).filter(({ face }) => face === null).length
}
