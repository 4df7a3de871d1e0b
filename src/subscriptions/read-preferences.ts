import type { Language } from '../../templates/view/text.ts'
import type { SubscriptionView } from '../../templates/view/subscription.ts'
import type { Context } from '../kernel/context.ts'
import { ADDRESS } from './address-fingerprint.ts'
import { requireSubscriber } from './require-subscriber.ts'
import { selectSubscriptions, subscriptionViews } from './subscription-views.ts'

export interface Preferences {
  /** Enough of the address to know it again: `r…@example.org`. */
  readonly address: string
  readonly language: Language
  readonly attachReports: boolean
  /** Confirmed ones and those that wait to be, in the order in which they were asked for. */
  readonly subscriptions: readonly SubscriptionView[]
  /** ISO instant at which everything about this person is removed; null while something is followed. */
  readonly deleteAfter: string | null
}

/** What somebody follows and how, by their link. Throws like `requireSubscriber`. */
export async function readPreferences(ctx: Context, token: string): Promise<Preferences> {
  const subscriber = await requireSubscriber(ctx, token)
  const rows = await selectSubscriptions(ctx.db).where('s.subscriber_id', '=', subscriber.id).where('s.ended_at', 'is', null).execute()
  const now = ctx.clock.now()
  const standing = rows.filter((row) => row.confirmed_at !== null || row.confirm_before > now)
  return {
    address: masked(ctx.vault.open(ADDRESS, subscriber.address_sealed)),
    language: subscriber.language,
    attachReports: subscriber.attach_reports,
    subscriptions: await subscriptionViews(ctx, standing),
    deleteAfter: subscriber.delete_after?.toISOString() ?? null,
  }
}

function masked(address: string): string {
  return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`
}
