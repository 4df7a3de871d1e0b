import type { Context } from '../kernel/context.ts'
import { ListFilter } from '../recommendations/index.ts'
import { matchRecommendations } from '../search/index.ts'

/** How many recommendations a scope holds now, of how many there are. */
export async function countMatching(ctx: Context, scope: string): Promise<{ readonly matching: number; readonly total: number }> {
  const filter = ListFilter.parse(Object.fromEntries(new URLSearchParams(scope)))
  const { recommendations, standings } = await matchRecommendations(ctx, filter, null)
  return { matching: recommendations.length, total: [...standings.recommendations.values()].filter(({ withdrawn }) => !withdrawn).length }
}
