import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { advanceChannel } from '../topics/index.ts'
import { changedFeeds } from './changed-feeds.ts'

const ROWS = 1_000

/** Writes down which feeds the acts not told yet have changed, for each hub: a ping that waits already takes the new act along. */
export async function tellHubs(ctx: Context): Promise<void> {
  const { hubs } = ctx.settings
  if (hubs.length === 0) return
  await advanceChannel(ctx, 'hubs', async (trxCtx, range) => {
    const feeds = await changedFeeds(trxCtx, range)
    const at = ctx.clock.now()
    const pings = feeds
      .map((feed) => ({ feed, feed_sha256: createHash('sha256').update(feed).digest() }))
      .toSorted((a, b) => a.feed_sha256.compare(b.feed_sha256))
    const rows = hubs
      .toSorted()
      .flatMap((hub) => pings.map((ping) => ({ hub, ...ping, event_seq: range.toSeq - 1, owed_since: at, next_try_at: at })))
    for (let from = 0; from < rows.length; from += ROWS) {
      await trxCtx.db
        .insertInto('hub_pings')
        .values(rows.slice(from, from + ROWS))
        .onConflict((conflict) =>
          conflict.columns(['hub', 'feed_sha256']).doUpdateSet({
            event_seq: (row) => row.ref('excluded.event_seq'),
            attempts: sql`case when hub_pings.given_up_at is null then hub_pings.attempts else 0 end`,
            owed_since: sql`case when hub_pings.given_up_at is null then hub_pings.owed_since else excluded.owed_since end`,
            next_try_at: sql`case when hub_pings.given_up_at is null then hub_pings.next_try_at else excluded.next_try_at end`,
            given_up_at: null,
          }),
        )
        .execute()
    }
    if (rows.length > 0) await trxCtx.queue.enqueue(trxCtx.db, 'ping-hubs', {})
  })
}
