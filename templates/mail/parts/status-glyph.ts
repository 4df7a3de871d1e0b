import { COLORS } from '../../charts/tokens.ts'
import type { Status } from '../../view/scales.ts'

/** The site's marks as characters that every mail reader has: filled as far as things have come. Not assessed is dotted, so that it never looks like inaction. */
export const STATUS_GLYPHS: Readonly<Record<Status, string>> = {
  not_assessed: '◌',
  no_evidence: '⊖',
  not_started: '○',
  committed: '◔',
  partial: '◑',
  substantial: '◕',
  implemented: '●',
  reversed: '◆',
}

/** Colours of the marks on a dark ground, as on the site. */
const DARK: Readonly<Record<Status, string>> = {
  not_assessed: '#969287',
  no_evidence: '#969287',
  not_started: '#cda873',
  committed: '#dfa23c',
  partial: '#84b8de',
  substantial: '#4f9bd3',
  implemented: '#5cbd8b',
  reversed: '#ea7669',
}

/** Colour of a status mark on light ground. */
export function markColor(status: Status): string {
  return COLORS[status]
}

/** The rules that recolour the marks where the reader's scheme is dark. */
export const DARK_MARKS = Object.entries(DARK)
  .map(([status, color]) => `.s-${status}{color:${color}!important}`)
  .join('')
