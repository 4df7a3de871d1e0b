import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { WebhookAnswer } from '../kernel/webhook-sender.ts'
import { disableWebhook } from './disable-webhook.ts'
import { restOf } from './rest-of.ts'
import { retryDelay } from './retry-delay.ts'

const AGAIN_MS = 60_000
/** A delivery that could never be tried for want of a network ends all the same. */
const OLDEST_MS = 5 * 86_400_000

/**
 * Records how a try ended, and what follows: nothing more, another try, or a webhook that is disabled. Does nothing when the
 * delivery is no longer this worker's, or is gone with its webhook. Throws Forbidden.
 */
export async function settleDelivery(
  ctx: Context,
  settled: { readonly id: string; readonly run: string; readonly began: Date; readonly answer: WebhookAnswer },
): Promise<void> {
  const actor = requireActor(ctx, 'deliverWebhooks')
  const { id, run, began, answer } = settled
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const known = await trx.selectFrom('webhook_deliveries').select('webhook_id').where('id', '=', id).executeTakeFirst()
    const webhook =
      known && (await trx.selectFrom('webhooks').selectAll().where('id', '=', known.webhook_id).forUpdate().executeTakeFirst())
    const delivery =
      webhook &&
      (await trx
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('id', '=', id)
        .where('claimed_by', '=', run)
        .forUpdate()
        .executeTakeFirst())
    if (!delivery) return
    const isTest = delivery.event_seq === null
    const set = (to: 'waiting' | 'accepted' | 'failed' | 'held', after: Date = now) =>
      trx
        .updateTable('webhook_deliveries')
        .set({
          state: to,
          tries: delivery.tries + (answer.outcome === 'unknown' ? 0 : 1),
          claimed_by: null,
          lease_until: null,
          ...(to === 'waiting' ? { next_try_at: after } : { finished_at: now }),
        })
        .where('id', '=', id)
        .execute()
    const again = (milliseconds: number) =>
      webhook.state === 'on' || isTest ? set('waiting', new Date(now.getTime() + milliseconds)) : set('held')

    if (answer.outcome === 'unknown') {
      const since = now.getTime() - (delivery.first_tried_at ?? now).getTime()
      await (since > OLDEST_MS ? set('failed') : again(ctx.webhooks.stopped ? 0 : AGAIN_MS))
      return
    }
    const { milliseconds, status, fault } = answer
    await trx
      .insertInto('webhook_attempts')
      .values({ id: randomUUIDv7(), delivery_id: id, began_at: began, milliseconds, status, fault })
      .execute()
    const tell = trx.updateTable('webhooks').where('id', '=', webhook.id)
    if (answer.outcome === 'accepted') {
      await set('accepted')
      await (
        isTest ? tell.set({ not_before: null }) : tell.set({ failures: 0, last_ms: milliseconds, not_before: null, accepted_at: now })
      ).execute()
      return
    }
    const delay = isTest ? null : retryDelay(delivery.tries + 1, Math.random(), answer.retryAfterSeconds)
    await (fault === 'gone' || delay === null ? set('failed') : again(delay))
    if (isTest) return
    const failures = webhook.failures + 1
    const rest = new Date(now.getTime() + restOf(failures, answer))
    await tell.set({ failures, last_ms: milliseconds, not_before: rested(webhook.not_before, rest) }).execute()
    if (webhook.state !== 'on') return
    const refusedAll = webhook.accepted_at === null || webhook.accepted_at < (delivery.first_tried_at ?? began)
    if (fault === 'gone') await disableWebhook({ ...ctx, db: trx }, actor, webhook.id, 'gone')
    else if (delay === null && refusedAll) await disableWebhook({ ...ctx, db: trx }, actor, webhook.id, 'exhausted')
  })
}

/** The later of two instants: one receiver's two answers may ask for different rests. */
function rested(before: Date | null, after: Date): Date {
  return before !== null && before > after ? before : after
}
