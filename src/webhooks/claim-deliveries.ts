import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { AT_ONCE, chooseDeliveries, type Sendable } from './choose-deliveries.ts'
import { OWNER_STANDS } from './owner.ts'

export interface ClaimedDelivery extends Sendable {
  /** Null: a test. */
  readonly event_seq: number | null
  readonly created_at: Date
}

/** Longer than any try can take; after it a delivery is taken to be nobody's. */
const LEASE_MS = 60_000
/** An answer that took longer marks its receiver as slow. */
const SLOW_MS = 2_000
const CANDIDATES = 200

/**
 * Takes what is due and may be sent beside what is under way, the quick receivers' first, for the worker `run`. What a worker
 * took that was killed is due again when its lease is over.
 */
export async function claimDeliveries(ctx: Context, run: string, underWay: readonly Sendable[]): Promise<readonly ClaimedDelivery[]> {
  const now = ctx.clock.now()
  await ctx.db
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', claimed_by: null, lease_until: null })
    .where('state', '=', 'sending')
    .where('lease_until', '<=', now)
    .execute()
  if (underWay.length >= AT_ONCE.all) return []
  const { rows: candidates } = await sql<ClaimedDelivery>`
    select d.id, d.webhook_id, d.event_seq, d.created_at, w.host, (w.failures > 0 or w.last_ms > ${SLOW_MS}) as slow
    from webhooks w
    cross join lateral (
      select c.id, c.webhook_id, c.event_seq, c.created_at, c.next_try_at from webhook_deliveries c
      where c.webhook_id = w.id and c.state = 'waiting' and c.next_try_at <= ${now}
        and (c.event_seq is null or (w.state = 'on' and (w.not_before is null or w.not_before <= ${now})))
      order by c.next_try_at limit ${AT_ONCE.webhook}
    ) d
    where ${OWNER_STANDS}
    order by slow, d.next_try_at limit ${CANDIDATES}`.execute(ctx.db)
  const chosen = new Map(chooseDeliveries(candidates, underWay).map((delivery) => [delivery.id, delivery]))
  if (chosen.size === 0) return []
  const claimed = await ctx.db
    .updateTable('webhook_deliveries')
    .set((set) => ({
      state: 'sending' as const,
      claimed_by: run,
      lease_until: new Date(now.getTime() + LEASE_MS),
      first_tried_at: set.fn.coalesce('first_tried_at', set.val(now)),
    }))
    .where('id', 'in', (free) =>
      free
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('id', 'in', [...chosen.keys()])
        .where('state', '=', 'waiting')
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute()
  return claimed.flatMap(({ id }) => chosen.get(id) ?? [])
}
