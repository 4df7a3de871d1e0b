import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { CONFIRM_MS } from './limits.ts'

/** Gives another week to confirm where the last one went by before the mail about it could leave (worker or mail server away for so long). */
export async function renewConfirmations(ctx: Context): Promise<void> {
  requireActor(ctx, 'keepSubscribers')
  const now = ctx.clock.now()
  await ctx.db
    .updateTable('subscriptions')
    .set({ confirm_before: new Date(now.getTime() + CONFIRM_MS) })
    .where('confirmed_at', 'is', null)
    .where('confirm_before', '<=', now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mails as m')
          .select('m.id')
          .whereRef('m.subscription_id', '=', 'subscriptions.id')
          .where('m.state', 'in', ['waiting', 'sending']),
      ),
    )
    .execute()
}
