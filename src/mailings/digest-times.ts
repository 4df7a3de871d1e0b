import { dateIn } from '../kernel/clock.ts'
import { boundariesOf } from '../schedules/index.ts'

/** How often a digest is sent: every day, or on Mondays, at 07:00 in the zone of the reports. */
export const DIGESTS = ['daily', 'weekly'] as const
export type DigestFrequency = (typeof DIGESTS)[number]

const TIMES: Readonly<Record<DigestFrequency, string>> = { daily: '0 7 * * *', weekly: '0 7 * * 1' }

/** When digests of a frequency fall due in a zone. A local time that the clocks leave out counts as the moment after it; one that comes twice counts once. */
export interface DigestTimes {
  /** The calendar day of the last digest due at or before an instant, `YYYY-MM-DD`. */
  lastDue(now: Date): string
  /** The days on which a digest fell due after `since` and at or before `now`, the latest first. */
  dueBetween(since: Date, now: Date): readonly string[]
}

export function digestTimes(frequency: DigestFrequency, timeZone: string): DigestTimes {
  const bounds = boundariesOf({ cadence: 'cron', cron: TIMES[frequency], timeZone })
  const upTo = (instant: Date) => {
    const found = bounds.upTo(instant)
    if (found === null) throw new Error('a digest has always been due before')
    return found
  }
  return {
    lastDue: (now) => dateIn(timeZone, upTo(now)),
    dueBetween(since, now) {
      const days: string[] = []
      for (let at = upTo(now); at > since; at = upTo(new Date(at.getTime() - 1))) days.push(dateIn(timeZone, at))
      return days
    },
  }
}
