import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { fenceLog } from '../log/index.ts'
import { lockSubscriber } from './lock-subscriber.ts'
import { readConfirmation, type Confirmation } from './read-confirmation.ts'

/**
 * Confirms a subscription by its link: what is published from now on is told, and nothing before. The log's size is read behind
 * its fence, so an act is either on the log already or told. Confirming again changes nothing. Throws like `readConfirmation`.
 */
export async function confirmSubscription(ctx: Context, token: string): Promise<Confirmation & { readonly changed: boolean }> {
  const asked = await readConfirmation(ctx, token)
  const changed = await inTransaction(ctx.db, async (trx) => {
    const now = ctx.clock.now()
    await lockSubscriber(trx, asked.subscriberId)
    const subscription = await trx
      .selectFrom('subscriptions')
      .select('id')
      .where('id', '=', asked.subscription.id)
      .where('confirmed_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('confirm_before', '>', now)
      .forUpdate()
      .executeTakeFirst()
    if (!subscription) return false
    await trx.updateTable('subscribers').set({ delete_after: null }).where('id', '=', asked.subscriberId).execute()
    const fromSeq = await fenceLog(trx, now)
    await trx.updateTable('subscriptions').set({ confirmed_at: now, from_seq: fromSeq }).where('id', '=', subscription.id).execute()
    return true
  })
  return { ...(await readConfirmation(ctx, token)), changed }
}
