import type { SubjectRecommendations } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { listRecommendations } from '../recommendations/index.ts'
import { readStandings, type RecommendationFacts } from '../standings/index.ts'
import { countStatuses } from './count-statuses.ts'

const SHOWN = 20

/** The recommendations that fit, now or as of an instant: figures over all of them, and the first 20 (that come after one, by code) in full. */
export async function readSubject(
  ctx: Context,
  fits: (facts: RecommendationFacts) => boolean,
  asOf: Date | null,
  after?: string,
): Promise<SubjectRecommendations> {
  const { recommendations, addressees } = await readStandings(ctx, asOf)
  const codes = [...recommendations.values()].filter((facts) => !facts.withdrawn && fits(facts)).map(({ code }) => code)
  const from = after === undefined ? 0 : codes.indexOf(after) + 1
  const among = new Set(codes)
  const own = addressees.filter(({ code }) => among.has(code))
  return {
    items: await listRecommendations(ctx, { recommendationCodes: codes.slice(from, from + SHOWN) }, asOf),
    from,
    next: codes.length > from + SHOWN ? (codes[from + SHOWN - 1] ?? null) : null,
    total: codes.length,
    counts: countStatuses(own),
    overdue: own.filter(({ overdue }) => overdue).length,
    institutions: new Set(own.map(({ institution }) => institution)).size,
  }
}
