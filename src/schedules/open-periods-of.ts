import type { Transaction } from '../../db/schema.ts'
import { lastPeriod, writePeriods } from './ledger.ts'
import { firstPeriod, periodAfter, type Period } from './periods.ts'
import { listVersions, versionBefore } from './schedule-versions.ts'

/**
 * Locks a schedule and puts every period of it that has begun by an instant into its ledger, in order: each starts where the one
 * before ended, by the version in force then, so that a later change never moves it. Does nothing for a schedule that ended.
 */
export async function openPeriodsOf(trx: Transaction, scheduleId: string, now: Date): Promise<void> {
  const schedule = await trx.selectFrom('report_schedules').selectAll().where('id', '=', scheduleId).forUpdate().executeTakeFirst()
  if (!schedule || schedule.ended_at !== null) return
  const versions = await listVersions(trx, scheduleId)
  const opened: Period[] = []
  const first = firstPeriod(versionBefore(versions, schedule.active_from), schedule.active_from)
  const known = await lastPeriod(trx, scheduleId)
  const earlier = known === null || first === null || known.endsAt <= first.startsAt
  if (earlier && first !== null) opened.push(first)
  let last = earlier ? first : known
  while (last !== null && last.endsAt <= now) {
    last = periodAfter(versionBefore(versions, last.endsAt), last)
    if (last !== null) opened.push(last)
  }
  await writePeriods(trx, scheduleId, opened, now)
}
