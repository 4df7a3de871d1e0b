import type { TextRun } from '../text/run.ts'
import { recommendationAddress } from './addresses.ts'
import type { Report } from './report.ts'

/** A recommendation's code as a link: to its block where the report has one, otherwise to its page online as of the report's instant. */
export function codeRun({ snapshot, words, codes }: Report, code: string, look: Omit<TextRun, 'text'> = {}): TextRun {
  const link = codes.has(code) ? { place: code } : { address: recommendationAddress(snapshot, words, code) }
  return { ...look, text: code, link }
}
