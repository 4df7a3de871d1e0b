import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'

interface Changed {
  readonly id: string
  readonly subscriber_id: string
  readonly topic_id: string
  readonly frequency: FrequencyColumn
  readonly from_seq: number | null
}

/**
 * Lets a subscription be told at another frequency from the first act on that it was not told yet, so that none comes twice.
 * Returns whether there are acts that the digest given up would have told.
 */
export async function changeFrequency(
  ctx: Context & { readonly db: Transaction },
  subscription: Changed,
  frequency: FrequencyColumn,
): Promise<boolean> {
  const { from_seq: began, frequency: before } = subscription
  const fromSeq = began === null ? null : Math.max(began, (await toldUpTo(ctx.db, subscription)) ?? 0)
  await ctx.db.updateTable('subscriptions').set({ frequency, from_seq: fromSeq }).where('id', '=', subscription.id).execute()
  return fromSeq !== null && (before === 'daily' || before === 'weekly') && isOwed(ctx.db, subscription, fromSeq)
}

/** Mails at once follow the cursor of their channel, which is held until this transaction ends; digests the last one that was sent. */
async function toldUpTo(trx: Transaction, subscription: Changed): Promise<number | null> {
  if (subscription.frequency === 'at_once' || subscription.frequency === 'reports') {
    const cursor = await trx.selectFrom('channel_cursors').select('next_seq').where('channel', '=', 'mail').forShare().executeTakeFirst()
    return cursor?.next_seq ?? null
  }
  const digest = await trx
    .selectFrom('mails as m')
    .innerJoin('digest_runs as r', 'r.id', 'm.run_id')
    .select(({ fn }) => fn.max('r.to_seq').as('to_seq'))
    .where('m.subscriber_id', '=', subscription.subscriber_id)
    .where('m.state', '=', 'sent')
    .where('r.frequency', '=', subscription.frequency)
    .executeTakeFirst()
  return digest?.to_seq ?? null
}

async function isOwed(trx: Transaction, subscription: Changed, fromSeq: number): Promise<boolean> {
  const act = await trx
    .selectFrom('event_topics as t')
    .innerJoin('noted_events as n', 'n.seq', 't.event_seq')
    .select('n.seq')
    .where('t.topic_id', '=', subscription.topic_id)
    .where('t.event_seq', '>=', fromSeq)
    .where('n.significant', '=', true)
    .limit(1)
    .executeTakeFirst()
  return act !== undefined
}
