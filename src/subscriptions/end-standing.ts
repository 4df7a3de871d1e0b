import type { EndReason, FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { KEPT_MS } from './limits.ts'
import { lockSubscriber } from './lock-subscriber.ts'

/** What of a subscriber is to end; nothing said: all of it. */
export interface Ending {
  readonly subscriptionId?: string
  readonly frequency?: FrequencyColumn
}

/** Ends subscriptions that stand; with the last one the time begins after which the subscriber is removed. Returns how many ended. */
export async function endStanding(
  ctx: Context & { readonly db: Transaction },
  subscriberId: string,
  reason: EndReason,
  which: Ending,
): Promise<number> {
  const now = ctx.clock.now()
  await lockSubscriber(ctx.db, subscriberId)
  let ending = ctx.db
    .updateTable('subscriptions')
    .set({ ended_at: now, end_reason: reason })
    .where('subscriber_id', '=', subscriberId)
    .where('ended_at', 'is', null)
  if (which.subscriptionId !== undefined) ending = ending.where('id', '=', which.subscriptionId)
  if (which.frequency !== undefined) ending = ending.where('frequency', '=', which.frequency)
  const ended = await ending.returning('id').execute()
  await ctx.db
    .updateTable('subscribers')
    .set({ delete_after: new Date(now.getTime() + KEPT_MS) })
    .where('id', '=', subscriberId)
    .where('delete_after', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('subscriptions').select('id').where('subscriber_id', '=', subscriberId).where('ended_at', 'is', null))),
    )
    .execute()
  return ended.length
}
