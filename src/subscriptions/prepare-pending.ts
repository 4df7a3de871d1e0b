import { randomUUIDv7 } from 'node:crypto'
import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { ensureTopic, type Topic } from '../topics/index.ts'
import { CONFIRM_MS } from './limits.ts'

export interface Asked {
  readonly fingerprint: Buffer
  readonly sealed: Buffer
  readonly language: string
  readonly topic: Topic
  readonly frequency: FrequencyColumn
}

/**
 * The subscription that a request leads to: the one that stands already, else one that waits to be confirmed. What somebody
 * confirmed is not changed by a request, which anybody could have made in their name. The caller holds the address's lock.
 */
export async function preparePending(
  ctx: Context & { readonly db: Transaction },
  asked: Asked,
): Promise<{ readonly subscriberId: string; readonly subscriptionId: string }> {
  const now = ctx.clock.now()
  const topicId = await ensureTopic(ctx, asked.topic)
  const subscriberId = await ensureSubscriber(ctx, asked)
  const pending = { frequency: asked.frequency, requested_at: now, confirm_before: new Date(now.getTime() + CONFIRM_MS) }
  const standing = await ctx.db
    .selectFrom('subscriptions')
    .select(['id', 'confirmed_at'])
    .where('subscriber_id', '=', subscriberId)
    .where('topic_id', '=', topicId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!standing) {
    const subscriptionId = randomUUIDv7()
    await ctx.db
      .insertInto('subscriptions')
      .values({
        id: subscriptionId,
        subscriber_id: subscriberId,
        topic_id: topicId,
        ...pending,
        confirmed_at: null,
        from_seq: null,
        ended_at: null,
        end_reason: null,
      })
      .execute()
    return { subscriberId, subscriptionId }
  }
  if (standing.confirmed_at === null) await ctx.db.updateTable('subscriptions').set(pending).where('id', '=', standing.id).execute()
  return { subscriberId, subscriptionId: standing.id }
}

async function ensureSubscriber(ctx: Context & { readonly db: Transaction }, asked: Asked): Promise<string> {
  const known = await ctx.db
    .selectFrom('subscribers as s')
    .select('s.id')
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('subscriptions as u').select('u.id').whereRef('u.subscriber_id', '=', 's.id').where('u.ended_at', 'is', null)).as(
        'follows',
      ),
    )
    .where('s.address_fingerprint', '=', asked.fingerprint)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!known) {
    const id = randomUUIDv7()
    await ctx.db
      .insertInto('subscribers')
      .values({
        id,
        address_fingerprint: asked.fingerprint,
        address_sealed: asked.sealed,
        language: asked.language,
        created_at: ctx.clock.now(),
        delete_after: null,
        links_since: null,
      })
      .execute()
    return id
  }
  if (!known.follows) {
    await ctx.db
      .updateTable('subscribers')
      .set({ address_sealed: asked.sealed, language: asked.language })
      .where('id', '=', known.id)
      .execute()
  }
  return known.id
}
