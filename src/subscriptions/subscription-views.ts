import type { Database } from '../../db/schema.ts'
import type { SubscriptionView } from '../../templates/view/subscription.ts'
import type { Stream, TopicView } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { parseTopicKey, readTopicView } from '../topics/index.ts'

/** Subscriptions as they are shown, from the rows that a query gave. */
export async function subscriptionViews(
  ctx: Context,
  rows: Awaited<ReturnType<ReturnType<typeof selectSubscriptions>['execute']>>,
): Promise<readonly SubscriptionView[]> {
  const views: SubscriptionView[] = []
  for (const row of rows) {
    views.push({
      id: row.id,
      topic: await readStoredTopic(ctx, row),
      frequency: row.frequency,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      confirmBefore: row.confirm_before.toISOString(),
    })
  }
  return views
}

/** What `subscriptionViews` reads, oldest request first. */
export function selectSubscriptions(db: Database) {
  return db
    .selectFrom('subscriptions as s')
    .innerJoin('topics as t', 't.id', 's.topic_id')
    .select(['s.id', 's.subscriber_id', 's.frequency', 's.requested_at', 's.confirm_before', 's.confirmed_at'])
    .select(['s.ended_at', 's.end_reason', 't.stream', 't.query'])
    .orderBy('s.requested_at')
    .orderBy('s.id')
}

/** What names something that is no longer on the record keeps its filters, without their names: it can still be ended. */
async function readStoredTopic(ctx: Context, row: { readonly stream: Stream; readonly query: string }): Promise<TopicView> {
  const bare = { ...row, filters: [...new URLSearchParams(row.query)].map(([name, value]) => ({ name, value, label: null })) }
  const topic = parseTopicKey(`${row.stream}?${row.query}`)
  if (topic === null) return bare
  try {
    return await readTopicView(ctx, topic)
  } catch (error) {
    if (error instanceof Invalid) return bare
    throw error
  }
}
