import { cleanText } from '../reports/text/clean-text.ts'

/** Text on one line without control characters. */
export function plainLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim()
}
