import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Enqueues every unfinished request; the queue keeps one job of a kind, so only one that was lost comes back. Returns how many are unfinished. */
export async function enqueueWaitingReports(ctx: Context): Promise<number> {
  requireActor(ctx, 'makeReports')
  return inTransaction(ctx.db, async (trx) => {
    const waiting = await trx
      .selectFrom('report_requests')
      .select('id')
      .where('state', 'in', ['waiting', 'working'])
      .where('expires_at', '>', ctx.clock.now())
      .orderBy('requested_at')
      .execute()
    for (const { id } of waiting) await ctx.queue.enqueue(trx, 'make-report-request', { id }, id)
    return waiting.length
  })
}
