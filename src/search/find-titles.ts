import type { Offered } from '../../templates/view/offered.ts'
import type { RecommendationRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'
import { listRecommendations, listTitles } from '../recommendations/index.ts'
import { MOST_OFFERED } from './most-offered.ts'
import { namedCodes } from './named-codes.ts'

/** Of those that a search finds. */
const FOUND = 25

/**
 * The recommendations to choose from now: all of a short list (`withdrawn`: with those taken off it), of a long one those that the
 * text names.
 */
export async function findTitles(ctx: Context, text: string, withdrawn = false): Promise<Offered<RecommendationRef>> {
  const first = await listTitles(ctx, { limit: MOST_OFFERED + 1, withdrawn })
  if (first.length <= MOST_OFFERED) return { whole: true, items: first, more: false }
  const codes = await namedCodes(ctx, text)
  const found = await listRecommendations(ctx, { recommendationCodes: codes.slice(0, FOUND) }, null)
  return { whole: false, items: found.map(({ code, title }) => ({ code, title })), more: codes.length > FOUND }
}
