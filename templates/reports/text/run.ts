import type { Paint } from '../../charts/tokens.ts'
import type { Status } from '../../view/scales.ts'
import type { Face } from '../document/fonts.ts'

/** Where a link leads: a named place in the report, or an address outside it. */
export type Target = { readonly place: string } | { readonly address: string }

export interface TextRun {
  readonly text: string
  readonly face?: Face
  readonly size?: number
  readonly color?: Paint
  /** BCP 47, only where it differs from the report's. */
  readonly language?: string
  readonly link?: Target
  /** In place of the text: the number of the page that this place fell on. Only for places that came before. */
  readonly pageOf?: string
  /** What is meant by the stand-ins that are printed; set when lines are broken. */
  readonly actual?: string
}

/** A status mark, glued to the word that must follow it, or alone on its line with the word below. */
export interface MarkRun {
  readonly mark: Status
  readonly alone?: boolean
}

export type Run = TextRun | MarkRun

/** How a paragraph is set; sizes and leading in points. Runs may differ in face, size and colour. */
export interface ParagraphStyle {
  readonly face: Face
  readonly size: number
  readonly leading: number
  readonly color: Paint
}

export function isMark(run: Run): run is MarkRun {
  return 'mark' in run
}

/** Plain text as runs. */
export function plain(text: string): Run[] {
  return [{ text }]
}
