import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { KEPT_MS, REMEMBERED_MS } from './limits.ts'
import { renewConfirmations } from './renew-confirmations.ts'

/**
 * Removes what is not to be kept any longer: requests nobody confirmed in time, what ended 28 days ago, subscribers of whom
 * nothing is left (with their mails), and the counted requests of yesterday. A request that waits for its answer stays, and a week to
 * confirm begins anew while the mail about it could not leave. Returns how many subscribers went. A tick of the schedule calls it.
 */
export async function removeLapsedSubscribers(ctx: Context): Promise<number> {
  requireActor(ctx, 'keepSubscribers')
  const now = ctx.clock.now()
  const kept = new Date(now.getTime() - KEPT_MS)
  await ctx.db
    .deleteFrom('subscription_requests')
    .where('requested_at', '<=', new Date(now.getTime() - REMEMBERED_MS))
    .where('answered_at', 'is not', null)
    .execute()
  await renewConfirmations(ctx)
  await ctx.db.deleteFrom('subscriptions').where('confirmed_at', 'is', null).where('confirm_before', '<=', now).execute()
  await ctx.db.deleteFrom('subscriptions').where('ended_at', '<=', kept).execute()
  const gone = await ctx.db
    .deleteFrom('subscribers as s')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('subscriptions as u').select('u.id').whereRef('u.subscriber_id', '=', 's.id'))),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
