import type { TopicView } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import { readTopicView, type Topic } from '../topics/index.ts'

/** A topic with its names. Throws Invalid (`topic`) when it names something that is not on the record, or a recommendation that was withdrawn. */
export async function readFollowed(ctx: Context, topic: Topic): Promise<TopicView> {
  const view = await readNamed(ctx, topic)
  if (await isWithdrawn(ctx, topic)) throw new Invalid({ topic: { key: 'errors.follow_withdrawn' } })
  return view
}

async function readNamed(ctx: Context, topic: Topic): Promise<TopicView> {
  try {
    return await readTopicView(ctx, topic)
  } catch (error) {
    if (error instanceof NotFound || error instanceof Invalid) throw new Invalid({ topic: { key: 'errors.follow_unknown' } })
    throw error
  }
}

async function isWithdrawn(ctx: Context, { filter }: Topic): Promise<boolean> {
  if (filter.recommendation === undefined) return false
  const withdrawal = await ctx.db
    .selectFrom('recommendation_withdrawals as w')
    .innerJoin('recommendations as r', 'r.id', 'w.recommendation_id')
    .select('w.id')
    .where('r.code', '=', filter.recommendation)
    .executeTakeFirst()
  return withdrawal !== undefined
}
