import type { Cadence } from '../../templates/view/scales.ts'

/** A period of a schedule: its first and last day, `YYYY-MM-DD`, both included. */
export interface Period {
  readonly start: string
  readonly end: string
}

const MONTHS: Readonly<Record<Cadence, number>> = { weekly: 0, cron: 0, monthly: 1, quarterly: 3, yearly: 12 }

/** The period of a cadence that a calendar date lies in. */
export function periodContaining(cadence: Cadence, date: string): Period {
  const day = Temporal.PlainDate.from(date)
  const firstMonth = Math.floor((day.month - 1) / MONTHS[cadence]) * MONTHS[cadence] + 1
  return periodFrom(cadence, day.with({ month: firstMonth, day: 1 }))
}

/** The name of a period as the command line takes it and slugs carry it: `2026-10`, `2026-q4`, `2026`. */
export function periodName(cadence: Cadence, start: string): string {
  const day = Temporal.PlainDate.from(start)
  if (cadence === 'monthly') return start.slice(0, 7)
  return cadence === 'yearly' ? start.slice(0, 4) : `${start.slice(0, 4)}-q${(day.month + 2) / 3}`
}

/** The period of that name, or null when it is not one of the cadence (`2026-13`, `2026-q5`). */
export function parsePeriod(cadence: Cadence, name: string): Period | null {
  const found = /^(?<year>\d{4})(?:-(?:q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/i.exec(name)?.groups
  if (!found?.['year']) return null
  const month = found['quarter'] ? Number(found['quarter']) * 3 - 2 : Number(found['month'] ?? 1)
  const period = periodContaining(cadence, `${found['year']}-${String(month).padStart(2, '0')}-01`)
  return periodName(cadence, period.start) === name.toLowerCase() ? period : null
}

/** Periods of a cadence that contain or follow `active` and ended by `now`, oldest first; instants are read in the zone. */
export function endedPeriods(cadence: Cadence, timeZone: string, active: Date, now: Date): readonly Period[] {
  const periods: Period[] = []
  const first = Temporal.Instant.fromEpochMilliseconds(active.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  let period = periodContaining(cadence, first.toString())
  while (endOf(period, timeZone).getTime() <= now.getTime()) {
    periods.push(period)
    period = periodFrom(cadence, Temporal.PlainDate.from(period.end).add({ days: 1 }))
  }
  return periods
}

/** The instant at which a period is over: the start of the day after its last, in the zone. */
export function endOf(period: Period, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(period.end).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds)
}

function periodFrom(cadence: Cadence, start: Temporal.PlainDate): Period {
  return { start: start.toString(), end: start.add({ months: MONTHS[cadence] }).subtract({ days: 1 }).toString() }
}
