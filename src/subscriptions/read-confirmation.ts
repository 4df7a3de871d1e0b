import type { SubscriptionView } from '../../templates/view/subscription.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { readConfirmationToken } from './link-tokens.ts'
import { selectSubscriptions, subscriptionViews } from './subscription-views.ts'

export interface Confirmation {
  readonly subscriberId: string
  readonly subscription: SubscriptionView
  /** `over`: it expired before it was confirmed, or ended since. */
  readonly state: 'waiting' | 'confirmed' | 'over'
}

/**
 * What a confirmation link is about; looking changes nothing. Throws RuleBroken `follow_link_forged` for what this site did not
 * make, `follow_link_over` when nothing is left of what it was made for.
 */
export async function readConfirmation(ctx: Context, token: string): Promise<Confirmation> {
  const id = readConfirmationToken(ctx.vault, token)
  if (id === null) throw new RuleBroken({ key: 'errors.follow_link_forged' })
  const row = await selectSubscriptions(ctx.db).where('s.id', '=', id).executeTakeFirst()
  const [subscription] = await subscriptionViews(ctx, row ? [row] : [])
  if (!row || !subscription) throw new RuleBroken({ key: 'errors.follow_link_over' })
  const over = row.ended_at !== null || (row.confirmed_at === null && row.confirm_before <= ctx.clock.now())
  return { subscriberId: row.subscriber_id, subscription, state: over ? 'over' : row.confirmed_at === null ? 'waiting' : 'confirmed' }
}
