import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

/** Pings to one hub at the same time. */
const AT_ONCE = 4

export interface ClaimedPing {
  readonly feed: string
  readonly feed_sha256: Buffer
  readonly event_seq: number
  /** This one included. */
  readonly attempts: number
  /** When it is tried again, unless something is settled before. */
  readonly next_try_at: Date
}

/**
 * The next few pings that are due, oldest first. To claim one is to set its next try: what was under way when its process was killed
 * is tried again after that pause. Pauses double from a minute to four hours, a quarter more or less, so that not all come back at once.
 */
export async function claimPings(ctx: Context, hub: string): Promise<readonly ClaimedPing[]> {
  const now = ctx.clock.now()
  const { rows } = await sql<ClaimedPing>`
    update hub_pings p set attempts = p.attempts + 1,
      next_try_at = ${now}::timestamptz + least(interval '4 hours', interval '1 minute' * 2 ^ least(p.attempts, 10)) * (0.75 + random() / 2)
    from (
      select hub, feed_sha256 from hub_pings
      where hub = ${hub} and given_up_at is null and next_try_at <= ${now}
      order by next_try_at limit ${AT_ONCE} for update skip locked
    ) due
    where (p.hub, p.feed_sha256) = (due.hub, due.feed_sha256)
    returning p.feed, p.feed_sha256, p.event_seq, p.attempts, p.next_try_at`.execute(ctx.db)
  return rows
}
