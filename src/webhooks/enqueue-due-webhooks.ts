import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Has what is due sent, and what a killed worker left. Throws Forbidden. */
export async function enqueueDueWebhooks(ctx: Context): Promise<void> {
  requireActor(ctx, 'deliverWebhooks')
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const due = await trx
      .selectFrom('webhook_deliveries')
      .select('id')
      .where((where) =>
        where.or([
          where.and([where('state', '=', 'waiting'), where('next_try_at', '<=', now)]),
          where.and([where('state', '=', 'sending'), where('lease_until', '<=', now)]),
        ]),
      )
      .limit(1)
      .executeTakeFirst()
    if (due) await ctx.queue.enqueue(trx, 'deliver-webhooks', {})
  })
}
