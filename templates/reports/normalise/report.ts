import { estimateWidth, type Measure } from '../../charts/wrap-label.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

/** What every part is made from. */
export interface Report {
  readonly snapshot: ReportSnapshot
  readonly words: Words
  /** IANA name of the zone that days are counted in. */
  readonly zone: string
  /** Without chapters of themes and blocks of recommendations. */
  readonly brief: boolean
  /** Codes of the recommendations that have a block in this report, so that a link can lead there. */
  readonly codes: ReadonlySet<string>
  /** Width of a text, for the labels of pictures and the columns of figures. */
  readonly measure: Measure
  /** How many signs of a text cannot be printed. */
  readonly missing: (text: string) => number
}

/** The report that a snapshot makes in one language; unless told, widths are estimated and every sign is taken to be printable. */
export function reportOf(
  snapshot: ReportSnapshot,
  words: Words,
  measure: Measure = estimateWidth,
  missing: (text: string) => number = () => 0,
): Report {
  const brief = snapshot.length === 'brief'
  const codes = new Set(brief ? [] : snapshot.recommendations.map(({ code }) => code))
  return { snapshot, words, zone: snapshot.edition.timeZone, brief, codes, measure, missing }
}
