import type { Context } from '../kernel/context.ts'
import { advanceChannel } from '../topics/index.ts'

/** Milliseconds after which no cache holds what was true before an act: longer than any `s-maxage` and what goes beyond it. */
const OVER = 3_600_000

/** Enqueues, for the acts not told yet, the job that has the caches in front forget what they touched: one for each step, exactly once. */
export async function tellCaches(ctx: Context): Promise<void> {
  if (ctx.settings.purge === undefined) return
  await advanceChannel(ctx, 'caches', async (trxCtx, { fromSeq, toSeq }) => {
    const { occurred_at } = await trxCtx.db
      .selectFrom('events')
      .select('occurred_at')
      .where('seq', '=', toSeq - 1)
      .executeTakeFirstOrThrow()
    if (occurred_at.getTime() < ctx.clock.now().getTime() - OVER) return
    await trxCtx.queue.enqueue(trxCtx.db, 'purge-caches', { fromSeq, toSeq }, String(fromSeq))
  })
}
