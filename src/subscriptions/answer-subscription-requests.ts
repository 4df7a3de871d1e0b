import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { answerRequest } from './answer-request.ts'

/** Answers the requests that wait, in their order, each in a transaction of its own. Any number of workers may do so. Returns how many were answered. */
export async function answerSubscriptionRequests(ctx: Context): Promise<number> {
  requireActor(ctx, 'keepSubscribers')
  for (let answered = 0; ; answered += 1) {
    const found = await inTransaction(ctx.db, async (trx) => {
      const request = await trx
        .selectFrom('subscription_requests')
        .selectAll()
        .where('answered_at', 'is', null)
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (request) await answerRequest({ ...ctx, db: trx }, request)
      return request !== undefined
    })
    if (!found) return answered
  }
}
