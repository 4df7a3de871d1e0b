import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { endStanding } from './end-standing.ts'
import { KEPT_MS } from './limits.ts'

/**
 * Ends what follows a recommendation that was withdrawn 28 days ago: its withdrawal has been told at every frequency, and nothing
 * new is published about it. Returns how many ended. A tick of the schedule calls it.
 */
export async function endGoneTopics(ctx: Context): Promise<number> {
  requireActor(ctx, 'keepSubscribers')
  const gone = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('topics as t', 't.id', 's.topic_id')
    .innerJoin('recommendations as r', 'r.code', 't.recommendation')
    .innerJoin('recommendation_withdrawals as w', 'w.recommendation_id', 'r.id')
    .select(['s.id', 's.subscriber_id'])
    .where('s.ended_at', 'is', null)
    .where('w.withdrawn_at', '<=', new Date(ctx.clock.now().getTime() - KEPT_MS))
    .execute()
  let ended = 0
  for (const { id, subscriber_id: subscriberId } of gone) {
    ended += await inTransaction(ctx.db, (trx) => endStanding({ ...ctx, db: trx }, subscriberId, 'topic_gone', { subscriptionId: id }))
  }
  return ended
}
