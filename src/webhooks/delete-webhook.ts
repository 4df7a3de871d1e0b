import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockWebhook } from './lock-webhook.ts'

/** Deletes a webhook with its secrets and everything that was to be told or was told. Throws Forbidden, NotFound. */
export async function deleteWebhook(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await inTransaction(ctx.db, async (trx) => {
    const { host } = await lockWebhook(trx, actor, input.id)
    await trx.deleteFrom('webhooks').where('id', '=', input.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_deleted', subjectId: input.id, details: { host } })
  })
}
