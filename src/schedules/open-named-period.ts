import type { Transaction } from '../../db/schema.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { endOf, parsePeriod, periodContaining, periodName } from './periods.ts'
import { readScheduleVersion } from './read-schedule-version.ts'

/**
 * Makes sure that the ledger holds the period of a schedule that is named so (`2026-10`, `2026-q4`, `2026`), also one of before the
 * schedule was, and returns its first day. Throws RuleBroken when no period of the schedule is called that.
 */
export async function openNamedPeriod(ctx: Context & { readonly db: Transaction }, scheduleId: string, name: string): Promise<string> {
  const known = await ctx.db
    .selectFrom('report_periods')
    .select('period_start')
    .where('schedule_id', '=', scheduleId)
    .where('name', '=', name.toLowerCase())
    .executeTakeFirst()
  if (known) return known.period_start
  const now = ctx.clock.now()
  const { cadence, timeZone } = await readScheduleVersion(ctx.db, scheduleId, now)
  const period = parsePeriod(cadence, name)
  if (!period) {
    const example = periodName(cadence, periodContaining(cadence, '2026-10-01').start)
    throw new RuleBroken({ key: 'errors.period_invalid', values: { period: name, example } })
  }
  await ctx.db
    .insertInto('report_periods')
    .values({
      schedule_id: scheduleId,
      period_start: period.start,
      period_end: period.end,
      name: name.toLowerCase(),
      starts_at: startOfDate(timeZone, period.start),
      ends_at: endOf(period, timeZone),
      opened_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return period.start
}
