import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { holdWaiting } from './hold-waiting.ts'
import { lockWebhook } from './lock-webhook.ts'

/**
 * Turns a webhook off, or on again, also after the service disabled it. While it is off its acts are noted and held; they can be
 * replayed. Throws Forbidden, NotFound.
 */
export async function switchWebhook(ctx: Context, input: { readonly id: string; readonly on: boolean }): Promise<void> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await inTransaction(ctx.db, async (trx) => {
    const { state } = await lockWebhook(trx, actor, input.id)
    if ((state === 'on') === input.on) return
    const enabled = { disabled_at: null, disabled_reason: null, owner_told_at: null }
    await trx
      .updateTable('webhooks')
      .set(input.on ? { ...enabled, state: 'on', failures: 0, last_ms: 0, not_before: null } : { ...enabled, state: 'off' })
      .where('id', '=', input.id)
      .execute()
    if (!input.on) await holdWaiting(trx, input.id, ctx.clock.now())
    const act = input.on ? 'webhook_turned_on' : 'webhook_turned_off'
    await addJournalEntry({ ...ctx, db: trx }, actor, { act, subjectId: input.id, details: {} })
  })
}
