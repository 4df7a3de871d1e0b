import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'

/** Enqueues the job that tells followers when acts are not noted, or not told by some channel: on the first start after an upgrade, and should one have been lost. */
export async function enqueueTelling(ctx: Context): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const behind = await trx
      .selectFrom('channel_cursors as c')
      .innerJoin('log_head as h', (join) => join.onRef('c.next_seq', '<', 'h.size'))
      .select('c.channel')
      .where('c.channel', '<>', 'beginning')
      .limit(1)
      .executeTakeFirst()
    if (behind) await ctx.queue.enqueue(trx, 'tell-followers', {})
  })
}
