import type { Words } from '../../i18n/index.ts'
import type { ReportedEdition, ReportSnapshot } from '../../view/edition.ts'
import { shapeOf } from '../../view/schedule.ts'
import { editionNumber } from '../../view/edition-number.ts'
import { plainText } from './localized.ts'

type Edition = ReportSnapshot['edition']

/** "Vigía · Informe mensual n.º 7 · octubre de 2026". */
export function editionTitle(edition: Edition, words: Words): string {
  return words.t('report.title', { kind: editionName(edition, words), number: editionNumber(edition), period: periodName(edition, words) })
}

/** What its schedule is called, or the kind of report where it has no name. */
export function editionName({ kind, name }: ReportedEdition, words: Words): string {
  return (name && plainText(words, name)) || words.t(`terms.edition.${kind}`)
}

/** The period by its name: a week, month, quarter or year, or its days; the baseline has none and is called by its day. */
export function periodName(edition: Edition, words: Words): string {
  const { kind, periodStart, periodEnd, asOf, timeZone } = edition
  if (kind === 'baseline' || !periodStart || !periodEnd) return words.date(dayOf(asOf, timeZone))
  const [year = '', month = ''] = periodStart.split('-')
  const shape = shapeOf(periodStart, periodEnd)
  if (shape === 'year') return words.t('report.period.year', { year })
  if (shape === 'quarter') return words.t('report.period.quarter', { quarter: String(Math.ceil(Number(month) / 3)), year })
  if (shape === 'month') return words.date(`${year}-${month}`)
  if (periodStart === periodEnd) return words.date(periodStart)
  return words.t(shape === 'week' ? 'report.period.week' : 'report.period.days', { range: dayRange(periodStart, periodEnd, words) })
}

/** First and last day in words ("Del 1 al 31 de octubre de 2026"); for the baseline a sentence that there is no period. */
export function periodRange({ periodStart, periodEnd }: ReportedEdition, words: Words): string {
  if (!periodStart || !periodEnd) return words.t('report.cover.period.baseline')
  if (periodStart === periodEnd) return words.date(periodStart)
  return capitalized(words.t('report.period.days', { range: dayRange(periodStart, periodEnd, words) }), words)
}

/** Two days (`YYYY-MM-DD`) as one range, what they share said once. */
export function dayRange(from: string, to: string, words: Words): string {
  const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' })
  const separator = words.t('report.period.separator')
  return format
    .formatRangeToParts(new Date(from), new Date(to))
    .map(({ type, value }) => (type === 'literal' && value.includes('–') ? separator : value))
    .join('')
}

/** The as-of instant in the edition's zone, with the zone's name and its offset from UTC. */
export function asOfWords({ asOf, timeZone }: Edition, words: Words): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(asOf))
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
  return words.t('report.as_of', { instant: words.instant(asOf, timeZone), zone: timeZone, offset })
}

const days = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a zone, as `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  days.set(timeZone, format)
  return format.format(new Date(instant))
}

/** First letter in upper case, for a name that begins a line. */
export function capitalized(text: string, words: Words): string {
  return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1)
}
