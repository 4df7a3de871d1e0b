import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { openPeriods } from '../schedules/index.ts'

/**
 * Puts every period that has ended into the ledger, once, and enqueues whatever in it has no edition yet, the baseline
 * included; the queue keeps one job of a kind. However many instances call it at the same time, however long all of them were
 * down, and whatever became of earlier jobs, nothing is missed and nothing doubled. Returns how many editions are outstanding.
 */
export async function enqueueDueEditions(ctx: Context): Promise<number> {
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.clock.now()
    await openPeriods(trx, now)
    const outstanding = await trx
      .selectFrom('report_periods as p')
      .select(['p.schedule_id', 'p.period_start'])
      .where('p.ends_at', '<=', now)
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

async function enqueueMissingBaseline(ctx: Context): Promise<number> {
  const loaded = await ctx.db.selectFrom('instance').select('only_row').where('catalogue_loaded_at', 'is not', null).executeTakeFirst()
  if (!loaded) return 0
  const baseline = await ctx.db.selectFrom('editions').select('id').where('kind', '=', 'baseline').executeTakeFirst()
  if (baseline) return 0
  await ctx.queue.enqueue(ctx.db, 'issue-baseline', {}, 'baseline')
  return 1
}
