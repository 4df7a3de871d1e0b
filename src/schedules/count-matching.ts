import type { Context } from '../kernel/context.ts'
import { addresseeFilter, ListFilter, listRecommendations } from '../recommendations/index.ts'

/** How many recommendations a scope holds now, of how many there are. */
export async function countMatching(ctx: Context, scope: string): Promise<{ readonly matching: number; readonly total: number }> {
  const filter = ListFilter.parse(Object.fromEntries(new URLSearchParams(scope)))
  const total = (await listRecommendations(ctx, {}, null)).length
  const matching = scope === '' ? total : (await listRecommendations(ctx, addresseeFilter(filter), null)).length
  return { matching, total }
}
