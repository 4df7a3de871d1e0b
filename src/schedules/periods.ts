import { dateIn, startOfDate } from '../kernel/clock.ts'
import { boundariesOf, type Rhythm } from './boundaries.ts'
import { periodContaining, periodName } from './calendar-periods.ts'

/** A period as the ledger holds it: its name, first and last day (`YYYY-MM-DD`) in the schedule's zone, its bounds as instants. */
export interface Period {
  readonly name: string
  readonly start: string
  readonly end: string
  readonly startsAt: Date
  readonly endsAt: Date
}

const A_DAY = 86_400_000
/** A day that a change of the clocks shortens has 22.5 hours at least; what is shorter comes of a change of zone. */
const SHORTEST = 20 * 3_600_000
const A_DATE = /^\d{4}-\d\d-\d\d$/

/** The whole period that a schedule is in at an instant; it may have begun before. Null when a cron expression has no end for it. */
export function firstPeriod(rhythm: Rhythm, active: Date): Period | null {
  const { timeZone } = rhythm
  return periodFrom(rhythm, boundariesOf(rhythm).upTo(active) ?? startOfDate(timeZone, dateIn(timeZone, active)), null)
}

/**
 * The period that follows on another without gap or overlap, up to the next bound of the rhythm; after a change of cadence it is
 * shorter than the ones that follow. What would end on a day that the other touched or be a few hours long, after a change of
 * zone or time, runs on to the bound after it. Null when there is none.
 */
export function periodAfter(rhythm: Rhythm, previous: Period): Period | null {
  return periodFrom(rhythm, previous.endsAt, previous)
}

function periodFrom(rhythm: Rhythm, startsAt: Date, previous: Period | null): Period | null {
  const { cadence, timeZone } = rhythm
  const boundaries = boundariesOf(rhythm)
  const firstDay = dateIn(timeZone, startsAt)
  const start = previous !== null && firstDay <= previous.start ? dayAfter(previous.start) : firstDay
  const taken = latest([start, previous?.end ?? '', previous !== null && A_DATE.test(previous.name) ? previous.name : ''])
  let endsAt = boundaries.after(startsAt)
  while (endsAt !== null && (dateIn(timeZone, endsAt) <= taken || endsAt.getTime() - startsAt.getTime() < SHORTEST)) {
    endsAt = boundaries.after(endsAt)
  }
  if (endsAt === null) return null
  const end = dateIn(timeZone, new Date(endsAt.getTime() - 1))
  if (cadence === 'cron') return { name: dateIn(timeZone, endsAt), start, end, startsAt, endsAt }
  const whole = periodContaining(cadence, end)
  const missing = Math.abs(startsAt.getTime() - startOfDate(timeZone, whole.start).getTime())
  if (missing < A_DAY && (previous === null || whole.start > previous.start)) {
    return { name: periodName(cadence, end), start: whole.start, end, startsAt, endsAt }
  }
  return { name: `${start}-to-${end}`, start, end, startsAt, endsAt }
}

function latest(dates: readonly string[]): string {
  return dates.reduce((a, b) => (a > b ? a : b))
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}
