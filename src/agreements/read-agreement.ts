import type { AgreementView } from '../../templates/view/agreement.ts'
import { newestEvidence, readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listRecommendations } from '../recommendations/index.ts'
import { changedFields } from './changed-fields.ts'
import { readAgreementVersions } from './read-agreement-versions.ts'

/**
 * One agreement by slug, with its evidence (at most so many, the latest), the recommendations that cover it and its history, now or
 * as of an instant. Throws NotFound.
 */
export async function readAgreement(ctx: Context, slug: string, asOf: Date | null, most = 10_000): Promise<AgreementView> {
  const versions = await readAgreementVersions(ctx.db, { slug, latest: false }, asOf)
  const [current] = versions
  if (!current) throw new NotFound('agreement')
  const { ids, total } = await newestEvidence(ctx.db, current.evidenceIds, most, asOf)
  const evidence = await readEvidence(ctx.db, ids, { asOf })
  return {
    id: current.agreementId,
    slug,
    title: current.title,
    summary: current.summary,
    type: current.type,
    legalForm: current.legalForm,
    parties: current.parties,
    signedOn: current.signedOn,
    inForceOn: current.inForceOn,
    endedOn: current.endedOn,
    disclosure: current.disclosure,
    evidence: [...evidence.values()].toSorted((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id)),
    hiddenEvidence: current.evidenceIds.length - total,
    recommendations: await covering(ctx, current.recommendationIds, asOf),
    history: versions.map((version, index) => {
      const before = versions[index + 1]
      const { seq } = version
      const changed = before ? changedFields(before, version) : []
      return { version: version.version, recordedAt: version.recordedAt.toISOString(), seq, changed }
    }),
  }
}

async function covering(ctx: Context, ids: readonly string[], asOf: Date | null): Promise<AgreementView['recommendations']> {
  if (ids.length === 0) return []
  const rows = await ctx.db.selectFrom('recommendations').select('code').where('id', 'in', ids).execute()
  const recommendationCodes = rows.map((row) => row.code)
  const items = await listRecommendations(ctx, { recommendationCodes, withdrawn: true }, asOf)
  return items.map(({ code, title }) => ({ code, title }))
}
