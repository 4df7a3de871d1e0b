import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { lockCursor } from './lock-cursor.ts'

/** Topics removed in one transaction, while nothing is noted. */
const STEP = 100

/**
 * Removes topics that nobody follows, by mail or webhook: what was typed to search for goes with the last who followed it, and a
 * flood of requests that nobody confirms does not make noting slower for good. Returns how many. A tick of the schedule calls it.
 */
export async function removeUnfollowedTopics(ctx: Context): Promise<number> {
  requireActor(ctx, 'keepSubscribers')
  let removed = 0
  for (let found = STEP; found === STEP; removed += found) {
    found = await inTransaction(ctx.db, async (trx) => {
      await lockCursor(trx, 'noted')
      const topics = await trx
        .selectFrom('topics as t')
        .select('t.id')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('subscriptions as s').select('s.id').whereRef('s.topic_id', '=', 't.id'))),
        )
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('webhook_topics as w').select('w.topic_id').whereRef('w.topic_id', '=', 't.id'))),
        )
        .limit(STEP)
        .execute()
      const ids = topics.map(({ id }) => id)
      if (ids.length === 0) return 0
      await trx.deleteFrom('event_topics').where('topic_id', 'in', ids).execute()
      await trx.deleteFrom('topics').where('id', 'in', ids).execute()
      return ids.length
    })
  }
  return removed
}
