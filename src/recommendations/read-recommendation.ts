import type { RecommendationView } from '../../templates/view/recommendation.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readRecommendations } from './read-recommendations.ts'

/** One recommendation by code, withdrawn or not, now or as of an instant. Throws NotFound (also for an instant before it was added). */
export async function readRecommendation(ctx: Context, code: string, asOf: Date | null): Promise<RecommendationView> {
  const [found] = await readRecommendations(ctx, { codes: [code], withdrawn: true }, asOf)
  if (!found) throw new NotFound('recommendation')
  return found
}
