import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

export interface WebhookFigures {
  readonly on: number
  readonly off: number
  /** By the service: the receiver is gone, or took nothing for days. */
  readonly disabled: number
  /** Of those that are on: whose last try was in vain. */
  readonly failing: number
  /** Deliveries that are owed. */
  readonly waiting: number
  /** Deliveries that were given up, of those still remembered. */
  readonly failed: number
  /** How long the delivery owed longest is owed, in seconds; 0 when none is. */
  readonly oldestSeconds: number
}

/** How the webhooks of members stand. Names nobody, and no receiver. */
export async function readWebhookFigures(ctx: Context): Promise<WebhookFigures> {
  const { rows } = await sql<WebhookFigures>`
    select count(*) filter (where state = 'on')::int as "on", count(*) filter (where state = 'off')::int as off,
      count(*) filter (where state = 'disabled')::int as disabled,
      count(*) filter (where state = 'on' and failures > 0)::int as failing,
      (select count(*)::int from webhook_deliveries where state in ('waiting', 'sending')) as waiting,
      (select count(*)::int from webhook_deliveries where state = 'failed' and event_seq is not null) as failed,
      coalesce((select greatest(0, extract(epoch from ${ctx.clock.now()}::timestamptz - min(created_at)))
        from webhook_deliveries where state in ('waiting', 'sending')), 0)::float8 as "oldestSeconds"
    from webhooks`.execute(ctx.db)
  return rows[0] ?? { on: 0, off: 0, disabled: 0, failing: 0, waiting: 0, failed: 0, oldestSeconds: 0 }
}
