import type { ProposalSubject } from '../../templates/view/proposal.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAddressees, listRecommendations } from '../recommendations/index.ts'

/** What cites activities, by its id: a recommendation, one of its addressees, an agreement or an item of evidence. Throws NotFound. */
export async function readCiter(ctx: Context, id: string): Promise<ProposalSubject> {
  const subject = { kind: 'citation', id, recommendation: null, institution: null, indicators: [], agreement: null } as const
  const row = await ctx.db.selectFrom('recommendations').select('code').where('id', '=', id).executeTakeFirst()
  if (row) {
    const [item] = await listRecommendations(ctx, { recommendationCodes: [row.code], withdrawn: true }, null)
    if (item) return { ...subject, recommendation: { code: item.code, title: item.title } }
  }
  const [addressee] = await listAddressees(ctx, { addresseeId: id, withdrawn: true }, null)
  if (addressee) return { ...subject, recommendation: addressee.recommendation, institution: addressee.institution }
  const [agreement] = await readAgreementVersions(ctx.db, { agreementId: id, latest: true }, null)
  if (agreement) {
    const { slug, title, version } = agreement
    return { ...subject, agreement: { slug, title, version } }
  }
  const item = (await readEvidence(ctx.db, [id])).get(id)
  if (!item) throw new NotFound('subject')
  return { ...subject, evidence: { id, title: { [item.language]: item.title } } }
}
