import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { RecommendationListItem, RecommendationView } from '../../templates/view/recommendation.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import type { Context } from '../kernel/context.ts'
import { readReplies, replyView, type FoundReply } from '../replies/index.ts'
import { lastDay } from './as-of.ts'
import { listRecommendations } from './list-recommendations.ts'
import { readBearingEvidence } from './read-bearing-evidence.ts'
import { readIndicators } from './read-indicators.ts'
import { readRelations } from './read-relations.ts'
import { readUpdates } from './read-updates.ts'
import { readWithdrawals } from './read-withdrawals.ts'
import { readWordings } from './read-wordings.ts'

export interface RecommendationSelection {
  /** Undefined: all that stand. */
  readonly codes?: readonly string[] | undefined
  /** Also withdrawn ones. */
  readonly withdrawn?: boolean
  /** Leaves out updates and bearing evidence, of which there may be hundreds. */
  readonly withoutHistory?: boolean
}

/** Whole recommendations, in the catalogue's order, now (`asOf` null) or as the record stood just before an instant. */
export async function readRecommendations(
  ctx: Context,
  selection: RecommendationSelection,
  asOf: Date | null,
): Promise<readonly RecommendationView[]> {
  const items = await listRecommendations(ctx, { recommendationCodes: selection.codes, withdrawn: selection.withdrawn }, asOf)
  if (items.length === 0) return []
  const codes = items.map((item) => item.code)
  const relations = await readRelations(ctx.db, codes, asOf, lastDay(ctx, asOf))
  const wordings = await readWordings(ctx.db, codes, asOf)
  const indicators = await readIndicators(ctx.db, codes, asOf)
  const told = selection.withoutHistory ? [] : codes
  const bearing = told.length === 0 ? new Map<string, EvidenceView[]>() : await readBearingEvidence(ctx.db, told, asOf)
  const withdrawals = await readWithdrawals(ctx.db, codes, asOf)
  const updates = Map.groupBy(await readUpdates(ctx.db, { recommendationCodes: told }, asOf), (update) => update.recommendation.code)
  const early = Map.groupBy(
    (await readReplies(ctx.db, { recommendationCodes: codes }, asOf)).filter((reply) => !reply.published),
    (reply) => reply.recommendation,
  )
  return items.map((item) => ({
    ...item,
    ...relations(item.code),
    withdrawn: withdrawals.get(item.code) ?? null,
    wordings: wordings.get(item.code) ?? [],
    indicators: indicators.get(item.code) ?? [],
    bearingEvidence: notCited(bearing.get(item.code) ?? [], updates.get(item.code) ?? []),
    updates: updates.get(item.code) ?? [],
    earlyReplies: earlyReplies(item, early.get(item.code) ?? []),
  }))
}

function earlyReplies(item: RecommendationListItem, replies: readonly FoundReply[]): NonNullable<RecommendationView['earlyReplies']> {
  return replies.flatMap((reply) => {
    const addressee = item.addressees.find((candidate) => candidate.id === reply.addresseeId)
    return addressee ? [{ ...replyView(reply), institution: addressee.institution }] : []
  })
}

function notCited(bearing: readonly EvidenceView[], updates: readonly UpdateView[]): readonly EvidenceView[] {
  const cited = new Set(updates.flatMap((update) => update.evidence.map((item) => item.id)))
  return bearing.filter((item) => !cited.has(item.id))
}
