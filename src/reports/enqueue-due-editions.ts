import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { endedPeriods, endOf } from './periods.ts'

/**
 * Puts every period that has ended without one into the ledger and enqueues its edition, once, however many instances call it
 * at the same time and however long all of them were down. Returns how many it enqueued. A clock tick is only a nudge.
 */
export async function enqueueDueEditions(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  return inTransaction(ctx.db, async (trx) => {
    let enqueued = 0
    for (const schedule of await trx.selectFrom('report_schedules').selectAll().where('ended_at', 'is', null).execute()) {
      const known = await trx
        .selectFrom('report_periods')
        .select('period_start')
        .where('schedule_id', '=', schedule.id)
        .orderBy('period_start', 'desc')
        .executeTakeFirst()
      for (const period of endedPeriods(schedule.cadence, schedule.time_zone, schedule.active_from, now)) {
        if (known && period.start <= known.period_start) continue
        const inserted = await trx
          .insertInto('report_periods')
          .values({
            schedule_id: schedule.id,
            period_start: period.start,
            period_end: period.end,
            ends_at: endOf(period, schedule.time_zone),
            enqueued_at: now,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('period_start')
          .executeTakeFirst()
        if (!inserted) continue
        await ctx.queue.enqueue(
          trx,
          'issue-edition',
          { scheduleId: schedule.id, periodStart: period.start },
          `${schedule.id}/${period.start}`,
        )
        enqueued += 1
      }
    }
    return enqueued
  })
}
