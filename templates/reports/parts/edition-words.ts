import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

type Edition = ReportSnapshot['edition']

/** "Vigía · Informe mensual n.º 7 · octubre de 2026". */
export function editionTitle(edition: Edition, words: Words): string {
  const kind = words.t(`terms.edition.${edition.kind}`)
  return words.t('report.title', { kind, number: edition.number, period: periodName(edition, words) })
}

/** The period by its name: a month, a quarter or a year; the baseline has none and is called by its day. */
export function periodName({ kind, periodStart, asOf, timeZone }: Edition, words: Words): string {
  if (kind === 'baseline' || !periodStart) return words.date(dayOf(asOf, timeZone))
  const [year = '', month = ''] = periodStart.split('-')
  if (kind === 'yearly') return words.t('report.period.year', { year })
  if (kind === 'quarterly') return words.t('report.period.quarter', { quarter: String(Math.ceil(Number(month) / 3)), year })
  return words.date(`${year}-${month}`)
}

/** First and last day in words ("1–31 de octubre de 2026"); for the baseline a sentence that there is no period. */
export function periodRange({ periodStart, periodEnd }: Edition, words: Words): string {
  if (!periodStart || !periodEnd) return words.t('report.cover.period.baseline')
  const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' })
  return capitalized(format.formatRange(new Date(periodStart), new Date(periodEnd)), words)
}

/** The as-of instant in the edition's zone, with the zone's name and its offset from UTC. */
export function asOfWords({ asOf, timeZone }: Edition, words: Words): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(asOf))
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
  return words.t('report.as_of', { instant: words.instant(asOf, timeZone), zone: timeZone, offset })
}

const days = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in the edition's zone, as `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  days.set(timeZone, format)
  return format.format(new Date(instant))
}

/** First letter in upper case, for a name that begins a line. */
export function capitalized(text: string, words: Words): string {
  return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1)
}
