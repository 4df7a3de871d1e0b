import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { endedPeriods, endOf } from './periods.ts'

/**
 * Puts every period that has ended into the ledger, once, and enqueues whatever in it has no edition yet, the baseline
 * included; the queue keeps one job of a kind. However many instances call it at the same time, however long all of them were
 * down, and whatever became of earlier jobs, nothing is missed and nothing doubled. Returns how many editions are outstanding.
 */
export async function enqueueDueEditions(ctx: Context): Promise<number> {
  return inTransaction(ctx.db, async (trx) => {
    await recordEndedPeriods(trx, ctx.clock.now())
    const outstanding = await trx
      .selectFrom('report_periods as p')
      .select(['p.schedule_id', 'p.period_start'])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('editions as e')
              .select('e.id')
              .whereRef('e.schedule_id', '=', 'p.schedule_id')
              .whereRef('e.period_start', '=', 'p.period_start'),
          ),
        ),
      )
      .orderBy('p.ends_at')
      .orderBy('p.period_start', 'desc')
      .execute()
    for (const period of outstanding) {
      const payload = { scheduleId: period.schedule_id, periodStart: period.period_start }
      await ctx.queue.enqueue(trx, 'issue-edition', payload, `${period.schedule_id}/${period.period_start}`)
    }
    return outstanding.length + (await enqueueMissingBaseline({ ...ctx, db: trx }))
  })
}

async function recordEndedPeriods(trx: Transaction, now: Date): Promise<void> {
  for (const schedule of await trx.selectFrom('report_schedules').selectAll().where('ended_at', 'is', null).execute()) {
    const known = await trx
      .selectFrom('report_periods')
      .select('period_start')
      .where('schedule_id', '=', schedule.id)
      .orderBy('period_start', 'desc')
      .limit(1)
      .executeTakeFirst()
    const ended = endedPeriods(schedule.cadence, schedule.time_zone, schedule.active_from, now).filter(
      (period) => !known || period.start > known.period_start,
    )
    if (ended.length === 0) continue
    await trx
      .insertInto('report_periods')
      .values(
        ended.map((period) => ({
          schedule_id: schedule.id,
          period_start: period.start,
          period_end: period.end,
          ends_at: endOf(period, schedule.time_zone),
          enqueued_at: now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function enqueueMissingBaseline(ctx: Context): Promise<number> {
  const loaded = await ctx.db.selectFrom('instance').select('only_row').where('catalogue_loaded_at', 'is not', null).executeTakeFirst()
  if (!loaded) return 0
  const baseline = await ctx.db.selectFrom('editions').select('id').where('kind', '=', 'baseline').executeTakeFirst()
  if (baseline) return 0
  await ctx.queue.enqueue(ctx.db, 'issue-baseline', {}, 'baseline')
  return 1
}
