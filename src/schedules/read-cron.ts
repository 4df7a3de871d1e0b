import { Cron } from 'croner'
import { RuleBroken, type ErrorKey } from '../kernel/errors.ts'

/** A cron expression that fires at most once a calendar day: its time of day, and the days it names. Dates are `YYYY-MM-DD`. */
export interface CronDays {
  readonly hour: number
  readonly minute: number
  /** The first day that it names after a date; null when there is none. */
  after(date: string): string | null
  /** The last day that it names before a date; null when there is none. */
  before(date: string): string | null
}

/**
 * Reads a cron expression of five fields (minute, hour, day of month, month, day of week) whose minute and hour are one number
 * each. Throws RuleBroken (field `cron`): another number of fields, fires more than once a day, never fires, or is no expression.
 */
export function readCron(expression: string): CronDays {
  const [minute = '', hour = '', ...days] = expression.trim().split(/\s+/)
  if (days.length === 4 || days.length === 5) throw refused('cron_seconds')
  if (days.length !== 3) throw refused('cron_fields')
  if (!/^[\d*?,/-]+$/.test(minute) || !/^[\d*?,/-]+$/.test(hour)) throw refused('cron_invalid')
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) throw refused('cron_too_often')
  if (Number(minute) > 59 || Number(hour) > 23) throw refused('cron_invalid')
  const calendar = calendarOf(days.join(' '))
  if (calendar.nextRun(new Date(0)) === null) throw refused('cron_never')
  const dayOf = (instant: Date | null | undefined) => instant?.toISOString().slice(0, 10) ?? null
  return {
    hour: Number(hour),
    minute: Number(minute),
    after: (date) => dayOf(calendar.nextRun(new Date(date))),
    before: (date) => dayOf(calendar.previousRuns(1, new Date(date))[0]),
  }
}

/** The days alone, as midnights of UTC: what a zone makes of a day and a time is not left to the expression. */
function calendarOf(days: string): Cron {
  try {
    return new Cron(`0 0 ${days}`, { mode: '5-part', timezone: 'UTC' })
  } catch {
    throw refused('cron_invalid')
  }
}

function refused(reason: 'cron_seconds' | 'cron_fields' | 'cron_too_often' | 'cron_invalid' | 'cron_never'): RuleBroken {
  const key: ErrorKey = `errors.${reason}`
  return new RuleBroken({ key }, 'cron')
}
