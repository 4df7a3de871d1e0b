import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { advanceChannel } from '../topics/index.ts'
import { OWNER_STANDS } from './owner.ts'

/**
 * Lets every webhook be told what happened in its topics and was not told yet: one delivery a webhook and act, however many of its
 * topics fit. For one that is off they are held, to be replayed. Throws Forbidden.
 */
export async function tellWebhooks(ctx: Context): Promise<void> {
  requireActor(ctx, 'deliverWebhooks')
  await advanceChannel(ctx, 'webhooks', async (trxCtx, { fromSeq, toSeq }) => {
    const { rows } = await sql<{ webhook_id: string; event_seq: number; on: boolean }>`
      select distinct w.id as webhook_id, e.event_seq, w.state = 'on' as on
      from event_topics e
      join webhook_topics t on t.topic_id = e.topic_id and t.from_seq <= e.event_seq
      join webhooks w on w.id = t.webhook_id
      where e.event_seq >= ${fromSeq} and e.event_seq < ${toSeq} and ${OWNER_STANDS}
      order by e.event_seq, w.id`.execute(trxCtx.db)
    const now = ctx.clock.now()
    const deliveries = rows.map((row) => ({
      id: randomUUIDv7(),
      webhook_id: row.webhook_id,
      event_seq: row.event_seq,
      state: row.on ? ('waiting' as const) : ('held' as const),
      created_at: now,
      next_try_at: now,
      finished_at: row.on ? null : now,
    }))
    for (let done = 0; done < deliveries.length; done += 1_000)
      await trxCtx.db
        .insertInto('webhook_deliveries')
        .values(deliveries.slice(done, done + 1_000))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    if (rows.some((row) => row.on)) await ctx.queue.enqueue(trxCtx.db, 'deliver-webhooks', {})
  })
}
