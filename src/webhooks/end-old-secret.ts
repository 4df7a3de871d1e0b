import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockWebhook } from './lock-webhook.ts'

/** Lets the old secret of a webhook sign no more, at once. Without one it changes nothing. Throws Forbidden, NotFound. */
export async function endOldSecret(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await inTransaction(ctx.db, async (trx) => {
    const webhook = await lockWebhook(trx, actor, input.id)
    if (webhook.old_secret_sealed === null) return
    await trx.updateTable('webhooks').set({ old_secret_sealed: null, old_secret_until: null }).where('id', '=', input.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_old_secret_ended', subjectId: input.id, details: {} })
  })
}
