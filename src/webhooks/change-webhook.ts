import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Language } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { Conflict } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { findWebhook, lockWebhook } from './lock-webhook.ts'
import { owns } from './owner.ts'
import { requireContent } from './require-content.ts'
import type { WebhookInput } from './schemas.ts'
import { storeTopics } from './store-topics.ts'

/**
 * Changes where a webhook sends to, its description and its topics; what waits goes to the new address. `version` is the one that
 * was shown. Throws Forbidden, NotFound, Invalid (`address`, `description`, `topics`), Conflict.
 */
export async function changeWebhook(
  ctx: Context,
  input: WebhookInput & { readonly id: string; readonly version: number; readonly language: Language },
): Promise<void> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await findWebhook(ctx.db, actor, input.id)
  const { topics, ...content } = await requireContent(ctx, input)
  await inTransaction(ctx.db, async (trx) => {
    const webhook = await lockWebhook(trx, actor, input.id)
    if (webhook.version !== input.version) throw new Conflict(webhook.version)
    const moved = webhook.address !== content.address
    await trx
      .updateTable('webhooks')
      .set({ ...content, version: sql`version + 1` })
      .$if(owns(actor, webhook), (update) => update.set({ keeper_id: actor.accountId, language: input.language }))
      .$if(moved, (update) => update.set({ failures: 0, last_ms: 0, not_before: null }))
      .where('id', '=', input.id)
      .execute()
    await storeTopics({ ...ctx, db: trx }, input.id, topics)
    const details = { host: content.host, topics: topics.length, moved }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_changed', subjectId: input.id, details })
  })
}
