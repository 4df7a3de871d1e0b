import type { Context } from '../kernel/context.ts'
import { ADDRESS } from './address-fingerprint.ts'
import { requireSubscriber } from './require-subscriber.ts'
import { selectSubscriptions } from './subscription-views.ts'

/** Everything that is held about somebody, by their link, with instants in ISO 8601 (UTC). Throws like `requireSubscriber`. */
export async function exportSubscriber(ctx: Context, token: string) {
  const subscriber = await requireSubscriber(ctx, token)
  const subscriptions = await selectSubscriptions(ctx.db).where('s.subscriber_id', '=', subscriber.id).execute()
  const mails = await ctx.db
    .selectFrom('mails')
    .select(['id', 'kind', 'message_id', 'state', 'attempts', 'created_at', 'finished_at', 'response', 'event_seq'])
    .where('subscriber_id', '=', subscriber.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const requests = await ctx.db
    .selectFrom('subscription_requests')
    .select(['kind', 'requested_at', 'mailed'])
    .where('address_fingerprint', '=', subscriber.address_fingerprint)
    .orderBy('id')
    .execute()
  return {
    format: 'vigia-subscriber/1',
    exported_at: ctx.clock.now(),
    address: ctx.vault.open(ADDRESS, subscriber.address_sealed),
    language: subscriber.language,
    attach_reports: subscriber.attach_reports,
    created_at: subscriber.created_at,
    delete_after: subscriber.delete_after,
    links_since: subscriber.links_since,
    subscriptions: subscriptions.map((row) => ({
      topic: row.query === '' ? row.stream : `${row.stream}?${row.query}`,
      frequency: row.frequency,
      requested_at: row.requested_at,
      confirm_before: row.confirm_before,
      confirmed_at: row.confirmed_at,
      ended_at: row.ended_at,
      end_reason: row.end_reason,
    })),
    mails,
    requests,
  }
}
