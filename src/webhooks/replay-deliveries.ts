import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor, type Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockWebhook } from './lock-webhook.ts'

const Since = z.object({ since: z.date('invalid_instant') })

/** Sends one message again under its id, with a whole round of tries, whatever became of it. Throws Forbidden, NotFound, RuleBroken (`webhook_not_on`). */
export async function replayDelivery(ctx: Context, input: { readonly id: string; readonly deliveryId: string }): Promise<void> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await inTransaction(ctx.db, async (trx) => {
    await lockOn(trx, actor, input.id)
    const delivery = z.guid().safeParse(input.deliveryId).success
      ? await trx
          .selectFrom('webhook_deliveries')
          .select('state')
          .where('id', '=', input.deliveryId)
          .where('webhook_id', '=', input.id)
          .where('event_seq', 'is not', null)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (!delivery) throw new NotFound('delivery')
    if (delivery.state === 'sending') return
    await trx.updateTable('webhook_deliveries').set(fresh(ctx)).where('id', '=', input.deliveryId).execute()
    await begin(ctx, trx, actor, input.id, 1)
  })
}

/**
 * Sends again, each under its id, every message made at or after `since` that was given up or held, and returns how many. Those that
 * were accepted stay as they are. Throws Forbidden, NotFound, Invalid (`since`), RuleBroken (`webhook_not_on`).
 */
export async function replayFailed(ctx: Context, input: { readonly id: string; readonly since: Date }): Promise<number> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const { since } = parse(Since, { since: input.since })
  return inTransaction(ctx.db, async (trx) => {
    await lockOn(trx, actor, input.id)
    const { numUpdatedRows } = await trx
      .updateTable('webhook_deliveries')
      .set(fresh(ctx))
      .where('webhook_id', '=', input.id)
      .where('state', 'in', ['failed', 'held'])
      .where('event_seq', 'is not', null)
      .where('created_at', '>=', since)
      .executeTakeFirstOrThrow()
    const count = Number(numUpdatedRows)
    if (count > 0) await begin(ctx, trx, actor, input.id, count)
    return count
  })
}

async function lockOn(trx: Transaction, actor: Actor, id: string): Promise<void> {
  const { state } = await lockWebhook(trx, actor, id)
  if (state !== 'on') throw new RuleBroken({ key: 'errors.webhook_not_on' })
}

/** As if it had not been tried; its attempts stay in the log. */
function fresh(ctx: Context) {
  return { state: 'waiting', tries: 0, first_tried_at: null, next_try_at: ctx.clock.now(), finished_at: null } as const
}

/** Who asks for it knows best: a receiver that was left alone is tried at once. */
async function begin(ctx: Context, trx: Transaction, actor: Actor, webhookId: string, count: number): Promise<void> {
  await trx.updateTable('webhooks').set({ not_before: null }).where('id', '=', webhookId).execute()
  await ctx.queue.enqueue(trx, 'deliver-webhooks', {})
  await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_replayed', subjectId: webhookId, details: { messages: count } })
}
