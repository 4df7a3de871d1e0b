import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { endOutage, readOutage } from './outage.ts'
import { releaseExpired } from './release-mails.ts'

/**
 * Has mails sent that nobody is about to send: tries that are due again, what a killed sender held, what somebody wrote without a
 * job, the probe of an outage. An outage that keeps no mail back is over. Returns whether there was any.
 */
export async function deliverDueMails(ctx: Context): Promise<boolean> {
  requireActor(ctx, 'sendMails')
  await releaseExpired(ctx)
  const now = ctx.clock.now()
  const outage = await readOutage(ctx)
  if (outage !== null) {
    const owed = await ctx.db.selectFrom('mails').select('id').where('state', 'in', ['waiting', 'sending']).limit(1).executeTakeFirst()
    if (!owed) await endOutage(ctx)
    if (!owed || outage.nextProbeAt > now) return false
  }
  const due = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  if (!due) return false
  await ctx.queue.enqueue(ctx.db, 'deliver-mails', {})
  return true
}
