import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { holdWaiting } from './hold-waiting.ts'

/** Disables a webhook whose receiver is gone or has refused for days, and has its owner told, in the caller's transaction. */
export async function disableWebhook(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  webhookId: string,
  reason: 'gone' | 'exhausted',
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db
    .updateTable('webhooks')
    .set({ state: 'disabled', disabled_at: now, disabled_reason: reason, owner_told_at: null })
    .where('id', '=', webhookId)
    .execute()
  await holdWaiting(ctx.db, webhookId, now)
  await addJournalEntry(ctx, actor, { act: 'webhook_disabled', subjectId: webhookId, details: { reason } })
  await ctx.queue.enqueue(ctx.db, 'deliver-webhook-notice', { webhookId }, webhookId)
}
