import type { Frequency, SubscriptionView } from '../../templates/view/subscription.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { readUnsubscribeToken } from './link-tokens.ts'
import { selectSubscriptions, subscriptionViews } from './subscription-views.ts'

export interface Unsubscription {
  readonly frequency: Frequency
  /** What the link ends; nothing when it has ended already. */
  readonly subscriptions: readonly SubscriptionView[]
}

/** What an unsubscribe link would end; looking changes nothing. Throws RuleBroken `follow_link_forged`. */
export async function readUnsubscription(ctx: Context, token: string): Promise<Unsubscription> {
  const named = readUnsubscribeToken(ctx.vault, token)
  if (named === null) throw new RuleBroken({ key: 'errors.follow_link_forged' })
  const rows = await selectSubscriptions(ctx.db)
    .where('s.subscriber_id', '=', named.subscriberId)
    .where('s.frequency', '=', named.frequency)
    .where('s.ended_at', 'is', null)
    .execute()
  return { frequency: named.frequency, subscriptions: await subscriptionViews(ctx, rows) }
}
