import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { matchRecommendations } from '../search/index.ts'
import { topicFilters, type Topic } from './topic.ts'

/** How many addressees (for one agreement: agreements) fit the topic's filters now; what kind of act is asked for does not count. */
export async function countStanding(ctx: Context, { filter }: Topic): Promise<number> {
  const { agreement, recommendation } = filter
  if (agreement !== undefined) {
    const alone = topicFilters({ ...filter, agreement: undefined, kind: undefined }).length === 0
    return alone ? (await listAgreements(ctx, { slug: agreement }, null)).length : 0
  }
  const { addressees } = await matchRecommendations(ctx, filter, null)
  return recommendation === undefined ? addressees.length : addressees.filter(({ code }) => code === recommendation).length
}
