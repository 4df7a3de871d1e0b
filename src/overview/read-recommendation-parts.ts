import type { RecommendationEvidenceView } from '../../templates/pages/recommendation-evidence.page.ts'
import type { RecommendationHistoryView } from '../../templates/pages/recommendation-history.page.ts'
import type { RecommendationListItem } from '../../templates/view/recommendation.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listCitedEvidence, listRecommendations, readHistory } from '../recommendations/index.ts'

const UPDATES_A_PAGE = 25
const EVIDENCE_A_PAGE = 50

/** The assessments of one recommendation from one of them (UUID) on; null: from the newest. Throws NotFound. */
export async function readRecommendationHistory(
  ctx: Context,
  code: string,
  from: string | null,
  asOf: Date | null,
): Promise<RecommendationHistoryView> {
  const recommendation = await readItem(ctx, code, asOf)
  return { recommendation, ...(await readHistory(ctx, code, { from, limit: UPDATES_A_PAGE }, asOf)) }
}

/** The evidence on record for one recommendation from one item (UUID) on; null: from the newest. Throws NotFound. */
export async function readRecommendationEvidence(
  ctx: Context,
  code: string,
  from: string | null,
  asOf: Date | null,
): Promise<RecommendationEvidenceView> {
  const recommendation = await readItem(ctx, code, asOf)
  return { recommendation, evidence: await listCitedEvidence(ctx, code, { from, limit: EVIDENCE_A_PAGE }, asOf) }
}

async function readItem(ctx: Context, code: string, asOf: Date | null): Promise<RecommendationListItem> {
  const [item] = await listRecommendations(ctx, { recommendationCodes: [code], withdrawn: true }, asOf)
  if (!item) throw new NotFound('recommendation')
  return item
}
