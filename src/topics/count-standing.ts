import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeFilter, listAddressees } from '../recommendations/index.ts'
import { topicFilters, type Topic } from './topic.ts'

/** How many addressees (for one agreement: agreements) fit the topic's filters now; what kind of act is asked for does not count. */
export async function countStanding(ctx: Context, { filter }: Topic): Promise<number> {
  const { agreement, recommendation } = filter
  if (agreement !== undefined) {
    const alone = topicFilters({ ...filter, agreement: undefined, kind: undefined }).length === 0
    return alone ? (await listAgreements(ctx, { slug: agreement }, null)).length : 0
  }
  const recommendationCodes = recommendation === undefined ? undefined : [recommendation]
  return (await listAddressees(ctx, { ...addresseeFilter(filter), recommendationCodes }, null)).length
}
