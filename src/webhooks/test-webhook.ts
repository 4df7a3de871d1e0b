import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { MOST_TESTS } from './limits.ts'
import { lockWebhook } from './lock-webhook.ts'

/** Has one `webhook.test` sent, once, whatever the state of the webhook, and returns its delivery. Throws Forbidden, NotFound, RuleBroken (`webhook_tests_too_many`). */
export async function testWebhook(ctx: Context, input: { readonly id: string }): Promise<{ readonly deliveryId: string }> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const now = ctx.clock.now()
  const id = randomUUIDv7()
  await inTransaction(ctx.db, async (trx) => {
    await lockWebhook(trx, actor, input.id)
    const { n } = await trx
      .selectFrom('webhook_deliveries')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('webhook_id', '=', input.id)
      .where('event_seq', 'is', null)
      .where('created_at', '>', new Date(now.getTime() - 60_000))
      .executeTakeFirstOrThrow()
    if (n >= MOST_TESTS) throw new RuleBroken({ key: 'errors.webhook_tests_too_many', values: { max: MOST_TESTS } })
    await trx
      .insertInto('webhook_deliveries')
      .values({ id, webhook_id: input.id, event_seq: null, state: 'waiting', created_at: now, next_try_at: now })
      .execute()
    await ctx.queue.enqueue(trx, 'deliver-webhooks', {})
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_tested', subjectId: input.id, details: {} })
  })
  return { deliveryId: id }
}
