import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'

/** So long it is shown that a hub was given up, unless the feed changes again. */
const SHOWN = 7 * 86_400_000

/** Has the hubs told again what is due for another try; forgets hubs that are no longer set, and what was given up long ago. */
export async function enqueueDuePings(ctx: Context): Promise<void> {
  const { hubs } = ctx.settings
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .deleteFrom('hub_pings')
      .where((row) =>
        row.or([
          row('given_up_at', '<=', new Date(now.getTime() - SHOWN)),
          hubs.length === 0 ? row.lit(true) : row('hub', 'not in', [...hubs]),
        ]),
      )
      .execute()
    const due = await trx
      .selectFrom('hub_pings')
      .select('hub')
      .where('given_up_at', 'is', null)
      .where('next_try_at', '<=', now)
      .limit(1)
      .executeTakeFirst()
    if (due) await ctx.queue.enqueue(trx, 'ping-hubs', {})
  })
}
