import type { Cadence } from '../../templates/view/scales.ts'

/** First and last day of a week, month, quarter or year, `YYYY-MM-DD`, both included. */
export interface CalendarPeriod {
  readonly start: string
  readonly end: string
}
export type CalendarCadence = Exclude<Cadence, 'cron'>

const MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const

/** The period of a cadence that a date lies in; weeks run from Monday to Sunday (ISO 8601). */
export function periodContaining(cadence: CalendarCadence, date: string): CalendarPeriod {
  const day = Temporal.PlainDate.from(date)
  const start =
    cadence === 'weekly'
      ? day.subtract({ days: day.dayOfWeek - 1 })
      : day.with({ month: Math.floor((day.month - 1) / MONTHS[cadence]) * MONTHS[cadence] + 1, day: 1 })
  return { start: start.toString(), end: lengthened(cadence, start).subtract({ days: 1 }).toString() }
}

/** First day of the period after the one that a date lies in. */
export function nextStart(cadence: CalendarCadence, date: string): string {
  return lengthened(cadence, Temporal.PlainDate.from(periodContaining(cadence, date).start)).toString()
}

/** The name of the period that a date lies in, as the command line takes it and slugs carry it: `2026-w47`, `2026-10`, `2026-q4`, `2026`. */
export function periodName(cadence: CalendarCadence, date: string): string {
  const day = Temporal.PlainDate.from(date)
  if (cadence === 'weekly') return `${day.yearOfWeek}-w${String(day.weekOfYear).padStart(2, '0')}`
  if (cadence === 'monthly') return date.slice(0, 7)
  return cadence === 'yearly' ? date.slice(0, 4) : `${date.slice(0, 4)}-q${Math.ceil(day.month / 3)}`
}

/** The period of that name, or null when it is not one of the cadence (`2026-13`, `2026-q5`, `2026-w54`). */
export function parsePeriod(cadence: CalendarCadence, name: string): CalendarPeriod | null {
  const found = /^(?<year>\d{4})(?:-(?:q(?<quarter>[1-4])|w(?<week>\d{2})|(?<month>0[1-9]|1[0-2])))?$/i.exec(name)?.groups
  if (!found?.['year']) return null
  const month = found['quarter'] ? Number(found['quarter']) * 3 - 2 : Number(found['month'] ?? 1)
  const first = Temporal.PlainDate.from({ year: Number(found['year']), month, day: found['week'] ? 4 : 1 })
  const day = first.add({ weeks: found['week'] ? Number(found['week']) - 1 : 0 }).toString()
  return periodName(cadence, day) === name.toLowerCase() ? periodContaining(cadence, day) : null
}

function lengthened(cadence: CalendarCadence, start: Temporal.PlainDate): Temporal.PlainDate {
  return cadence === 'weekly' ? start.add({ weeks: 1 }) : start.add({ months: MONTHS[cadence] })
}
