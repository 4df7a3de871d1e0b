import type { Transaction } from '../../db/schema.ts'
import { endedPeriods, endOf, periodName } from './periods.ts'
import { startOfDate } from '../kernel/clock.ts'
import { readScheduleVersion } from './read-schedule-version.ts'

/** Puts every period that has ended into the ledger, once. */
export async function openPeriods(trx: Transaction, now: Date): Promise<void> {
  for (const schedule of await trx.selectFrom('report_schedules').selectAll().where('ended_at', 'is', null).execute()) {
    const { cadence, timeZone } = await readScheduleVersion(trx, schedule.id, now)
    const known = await trx
      .selectFrom('report_periods')
      .select('period_start')
      .where('schedule_id', '=', schedule.id)
      .orderBy('period_start', 'desc')
      .limit(1)
      .executeTakeFirst()
    const ended = endedPeriods(cadence, timeZone, schedule.active_from, now).filter((period) => !known || period.start > known.period_start)
    if (ended.length === 0) continue
    await trx
      .insertInto('report_periods')
      .values(
        ended.map((period) => ({
          schedule_id: schedule.id,
          period_start: period.start,
          period_end: period.end,
          name: periodName(cadence, period.start),
          starts_at: startOfDate(timeZone, period.start),
          ends_at: endOf(period, timeZone),
          opened_at: now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
