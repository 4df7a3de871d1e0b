import type { Context } from '../kernel/context.ts'
import { ListFilter } from '../recommendations/index.ts'
import { readStandings } from '../standings/index.ts'
import { matchRecommendations } from './match-recommendations.ts'

/** Codes of the recommendations on the list that somebody means by a text: the one of that code, else those that the search finds. */
export async function namedCodes(ctx: Context, text: string): Promise<readonly string[]> {
  const typed = text.trim()
  if (typed === '') return []
  const { recommendations } = await readStandings(ctx, null)
  const own = [typed, typed.toUpperCase()].find((code) => recommendations.get(code)?.withdrawn === false)
  if (own !== undefined) return [own]
  const filter = ListFilter.safeParse({ q: typed })
  if (!filter.success) return []
  return (await matchRecommendations(ctx, filter.data, null)).recommendations.map(({ code }) => code)
}
