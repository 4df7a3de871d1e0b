import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const DAY_MS = 86_400_000

/**
 * Removes sessions, confirmations and sign-in links that have expired, and what was asked for or counted at the door more than a day
 * ago. Nobody could use any of it any more. Throws Forbidden.
 */
export async function dropOldAccess(ctx: Context): Promise<void> {
  requireActor(ctx, 'managePeople')
  const now = ctx.clock.now()
  const yesterday = new Date(now.getTime() - DAY_MS)
  for (const table of ['sessions', 'verifications', 'sign_in_links'] as const)
    await ctx.db.deleteFrom(table).where('expires_at', '<=', now).execute()
  await ctx.db.deleteFrom('sign_in_requests').where('requested_at', '<=', yesterday).execute()
  await ctx.db.deleteFrom('sign_in_rates').where('last_request', '<=', yesterday.getTime()).execute()
}
