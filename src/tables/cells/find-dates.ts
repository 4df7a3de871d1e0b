import { MONTH_NAMES, monthNumber } from './month-names.ts'

/** A stretch of text that is written as a date. Either the month is known (null: a year alone), or a pair whose order is not. */
export interface FoundDate {
  readonly at: number
  readonly text: string
  readonly year: string
  readonly month?: number | null
  readonly day?: number
  readonly pair?: readonly [number, number]
  /** A time of day stood behind it. */
  readonly time: boolean
}

const BEFORE = String.raw`(?<![\p{L}\p{N}/.,-])`
const AFTER = String.raw`(?![\p{L}\p{N}]|[/-]\p{N})`
const TIME = String.raw`(?<time>[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const ORDINAL = String.raw`(?:st|nd|rd|th|º|°|\.º)?`
const MONTH = String.raw`(?<name>${MONTH_NAMES})\.?`
const FORMS = [
  String.raw`(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})${TIME}`,
  String.raw`(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<y>\d{4}|\d{2})${TIME}`,
  String.raw`(?<d>\d{1,2})${ORDINAL}[\s-]+(?:de\s+)?${MONTH}[\s,-]+(?:del?\s+)?(?<y>\d{4})`,
  String.raw`${MONTH}\s+(?<d>\d{1,2})${ORDINAL}(?:,\s*|\s+)(?<y>\d{4})`,
  String.raw`${MONTH}[\s,-]+(?:del?\s+)?(?<y>\d{4})`,
  String.raw`(?<y>\d{4})[-/](?<m>\d{1,2})`,
  String.raw`(?<m>\d{1,2})/(?<y>\d{4})`,
].map((form) => new RegExp(`${BEFORE}${form}${AFTER}`, 'giu'))
const YEAR = /^\d{4}$/

/** Every date in a text, in the order they stand. A year alone is one only when there is nothing else. */
export function findDates(text: string): readonly FoundDate[] {
  if (YEAR.test(text)) return Number(text) >= 1500 && Number(text) <= 2200 ? [{ at: 0, text, year: text, month: null, time: false }] : []
  const taken: FoundDate[] = []
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const [whole, at] = [match[0], match.index]
      if (taken.some((date) => at < date.at + date.text.length && at + whole.length > date.at)) continue
      taken.push({ at, text: whole, time: match.groups!['time'] !== undefined, ...partsOf(match.groups!) })
    }
  }
  return taken.toSorted((one, other) => one.at - other.at)
}

function partsOf(groups: Record<string, string>): Pick<FoundDate, 'year' | 'month' | 'day' | 'pair'> {
  const year = groups['y']!
  if (groups['a'] !== undefined && groups['mark'] === '.') return { year, month: Number(groups['b']), day: Number(groups['a']) }
  if (groups['a'] !== undefined) return { year, pair: [Number(groups['a']), Number(groups['b'])] }
  const month = groups['name'] === undefined ? Number(groups['m']) : monthNumber(groups['name'])!
  return groups['d'] === undefined ? { year, month } : { year, month, day: Number(groups['d']) }
}
