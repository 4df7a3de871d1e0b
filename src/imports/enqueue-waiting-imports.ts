import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/**
 * Enqueues every batch that waits to be checked, applied or undone; the queue keeps one job of each, so only one that was lost comes
 * back (a restored back-up holds no jobs). Returns how many wait. Throws Forbidden.
 */
export async function enqueueWaitingImports(ctx: Context): Promise<number> {
  requireActor(ctx, 'importRecords')
  return inTransaction(ctx.db, async (trx) => {
    const waiting = await trx
      .selectFrom('import_batches')
      .select('id')
      .where('state', 'in', ['checking', 'applying', 'undoing'])
      .orderBy('changed_at')
      .execute()
    for (const { id } of waiting) await ctx.queue.enqueue(trx, 'run-import', { id }, id)
    return waiting.length
  })
}
