import type { AgreementView } from '../../templates/view/agreement.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAgreements } from './list-agreements.ts'

/** One agreement by slug, with its evidence and the recommendations that cover it. Throws NotFound. */
export async function readAgreement(ctx: Context, slug: string, asOf: Date | null): Promise<AgreementView> {
  const [item] = await listAgreements(ctx, { slug }, asOf)
  if (!item) throw new NotFound('agreement')
  const own = await ctx.db.selectFrom('agreements').select(['id', 'summary']).where('slug', '=', slug).executeTakeFirstOrThrow()
  const links = await ctx.db
    .selectFrom('agreement_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select('e.id')
    .where('l.agreement_id', '=', own.id)
    .orderBy('e.dated_on', 'desc')
    .execute()
  const ids = links.map((link) => link.id)
  const evidence = await readEvidence(ctx.db, ids)
  const recommendations = await ctx.db
    .selectFrom('agreement_recommendations as l')
    .innerJoin('recommendations as r', 'r.id', 'l.recommendation_id')
    .innerJoin('recommendation_wordings as w', 'w.recommendation_id', 'r.id')
    .distinctOn('r.position')
    .select(['r.code', 'w.title'])
    .where('l.agreement_id', '=', own.id)
    .orderBy('r.position')
    .orderBy('w.version', 'desc')
    .execute()
  return { ...item, summary: own.summary, evidence: ids.flatMap((id) => evidence.get(id) ?? []), recommendations }
}
