import type { SubjectRecommendations } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { listRecommendations } from '../recommendations/index.ts'
import { readStandings, type RecommendationFacts } from '../standings/index.ts'
import { countStatuses } from './count-statuses.ts'

const SHOWN = 20

/** The recommendations that fit, now or as of an instant: figures over all of them, and the first 20 in full. */
export async function readSubject(
  ctx: Context,
  fits: (facts: RecommendationFacts) => boolean,
  asOf: Date | null,
): Promise<SubjectRecommendations> {
  const { recommendations, addressees } = await readStandings(ctx, asOf)
  const codes = [...recommendations.values()].filter((facts) => !facts.withdrawn && fits(facts)).map(({ code }) => code)
  const among = new Set(codes)
  const own = addressees.filter(({ code }) => among.has(code))
  return {
    items: await listRecommendations(ctx, { recommendationCodes: codes.slice(0, SHOWN) }, asOf),
    total: codes.length,
    counts: countStatuses(own),
    overdue: own.filter(({ overdue }) => overdue).length,
    institutions: new Set(own.map(({ institution }) => institution)).size,
  }
}
