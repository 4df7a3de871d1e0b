import type { Rhythm } from './boundaries.ts'
import { firstPeriod, periodAfter, type Period } from './periods.ts'

/**
 * The next `n` periods that end after an instant, in order; the end of each is when its edition goes out. `last` is the latest
 * period in the ledger, which a change of the rhythm no longer moves; null for a schedule that has none yet.
 * Throws RuleBroken when the cron expression is none.
 */
export function nextRuns(rhythm: Rhythm, last: Period | null, from: Date, n: number): readonly Period[] {
  const runs: Period[] = []
  let period = last ?? firstPeriod(rhythm, from)
  while (period !== null && runs.length < n) {
    if (period.endsAt > from) runs.push(period)
    period = periodAfter(rhythm, period)
  }
  return runs
}
