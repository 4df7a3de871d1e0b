import { dateIn, startOfDate } from '../kernel/clock.ts'
import { nextStart, periodContaining } from './calendar-periods.ts'
import type { Cadence } from '../../templates/view/scales.ts'
import { readCron, type CronDays } from './read-cron.ts'

/** When a schedule ends its periods. */
export interface Rhythm {
  readonly cadence: Cadence
  /** Set for the cadence `cron` only. */
  readonly cron: string | null
  /** IANA zone in which its days begin, or its time of day is read. */
  readonly timeZone: string
}

/** The bounds of a rhythm, in order of time: each is the end of one period and the start of the next. */
export interface Boundaries {
  /** The first strictly after an instant; null when there is none. */
  after(instant: Date): Date | null
  /** The last at or before an instant; null when there is none. */
  upTo(instant: Date): Date | null
}

/** How far a change of the clocks may move a local time: a whole day was left out once (Pacific/Apia, 2011). */
const MOVED_DAYS = 3

/**
 * Local midnights of the first days of weeks, months, quarters and years, or the local times of a cron expression: a time that a
 * change of the clocks leaves out counts as the moment after it, one that comes twice counts once, the first time.
 * Throws RuleBroken when the cron expression is none.
 */
export function boundariesOf(rhythm: Rhythm): Boundaries {
  const { timeZone } = rhythm
  if (rhythm.cadence !== 'cron') {
    const { cadence } = rhythm
    const startOf = (date: string) => periodContaining(cadence, date).start
    return walk({
      timeZone,
      next: (date) => nextStart(cadence, date),
      previous: (date) => startOf(shifted(startOf(date), -1)),
      around: startOf,
      instantOf: (date) => startOfDate(timeZone, date),
    })
  }
  const cron = readCron(rhythm.cron ?? '')
  return walk({
    timeZone,
    next: (date) => cron.after(date),
    previous: (date) => cron.before(date),
    around: (date) => cron.before(shifted(date, 1)) ?? cron.after(date),
    instantOf: (date) => firing(cron, timeZone, date),
  })
}

interface Days {
  readonly timeZone: string
  readonly next: (date: string) => string | null
  readonly previous: (date: string) => string | null
  /** A day near a date. */
  readonly around: (date: string) => string | null
  readonly instantOf: (date: string) => Date
}

function walk({ timeZone, next, previous, around, instantOf }: Days): Boundaries {
  return {
    after(instant) {
      let day = around(shifted(dateIn(timeZone, instant), -MOVED_DAYS))
      while (day !== null && instantOf(day) <= instant) day = next(day)
      return day === null ? null : instantOf(day)
    },
    upTo(instant) {
      let day = around(shifted(dateIn(timeZone, instant), MOVED_DAYS))
      while (day !== null && instantOf(day) > instant) day = previous(day)
      return day === null ? null : instantOf(day)
    },
  }
}

function firing({ hour, minute }: CronDays, timeZone: string, date: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime({ hour, minute })
  return new Date(local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
}

function shifted(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
