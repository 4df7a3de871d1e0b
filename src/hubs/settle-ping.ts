import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import type { ClaimedPing } from './claim-pings.ts'
import type { PingAnswer } from './send-ping.ts'

/** So long a change is offered to a hub before it is given up. */
const PATIENCE = 24 * 3_600_000

/**
 * Writes down how a hub answered. Taken: the ping goes, unless the feed has changed again meanwhile. Failing: everything that this hub
 * is owed waits as long as this ping does. What has failed for a day is given up.
 */
export async function settlePing(ctx: Context, hub: string, ping: ClaimedPing, { outcome, fault }: PingAnswer): Promise<void> {
  const now = ctx.clock.now()
  if (outcome === 'taken') {
    await inTransaction(ctx.db, async (trx) => {
      const own = sql`hub = ${hub} and feed_sha256 = ${ping.feed_sha256}`
      await sql`delete from hub_pings where ${own} and event_seq = ${ping.event_seq}`.execute(trx)
      await sql`
        update hub_pings set attempts = 0, next_try_at = ${now}, owed_since = ${now}, fault = null where ${own} and given_up_at is null
      `.execute(trx)
    })
    return
  }
  const alike = outcome === 'failing' ? sql`next_try_at <= ${ping.next_try_at}` : sql`false`
  await sql`
    update hub_pings set fault = ${fault}, next_try_at = greatest(next_try_at, ${ping.next_try_at}::timestamptz),
      attempts = greatest(attempts, ${ping.attempts}),
      given_up_at = case when owed_since <= ${new Date(now.getTime() - PATIENCE)} then ${now}::timestamptz end
    where hub = ${hub} and feed_sha256 in (
      select feed_sha256 from hub_pings
      where hub = ${hub} and given_up_at is null and (feed_sha256 = ${ping.feed_sha256} or ${alike})
      order by feed_sha256 for update
    )`.execute(ctx.db)
}
