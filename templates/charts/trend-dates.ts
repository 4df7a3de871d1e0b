import type { Words } from '../i18n/index.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { TrendPoint } from '../view/edition.ts'

/** Number and day of every edition in words: the last day of its period, or where it has none the day of its instant in a zone. */
export function trendDates(
  points: readonly TrendPoint[],
  words: Words,
  timeZone: string,
): readonly { readonly number: string; readonly day: string }[] {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return points.map(({ edition }) => ({
    number: words.t('editions.number', { number: editionNumber(edition) }),
    day: words.date(edition.periodEnd ?? days.format(new Date(edition.asOf)), 'short'),
  }))
}
