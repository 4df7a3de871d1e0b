import type { Transaction } from '../../db/schema.ts'
import { Conflict, NotFound } from '../kernel/errors.ts'
import { openPeriodsOf } from './open-periods-of.ts'
import { listVersions, type ScheduleVersion } from './schedule-versions.ts'

/**
 * Locks a schedule until the transaction ends, its ledger open up to now, so that what follows moves no period under way.
 * Throws NotFound; Conflict when its current version is another than the one that was looked at.
 */
export async function lockSchedule(
  trx: Transaction,
  input: { readonly slug: string; readonly version: number },
  now: Date,
): Promise<{ readonly id: string; readonly endedAt: Date | null; readonly current: ScheduleVersion }> {
  const schedule = await trx.selectFrom('report_schedules').selectAll().where('slug', '=', input.slug).forUpdate().executeTakeFirst()
  if (!schedule) throw new NotFound('schedule')
  const [current] = await listVersions(trx, schedule.id)
  if (!current) throw new NotFound('schedule')
  if (current.version !== input.version) throw new Conflict(current.version)
  await openPeriodsOf(trx, schedule.id, now)
  return { id: schedule.id, endedAt: schedule.ended_at, current }
}
