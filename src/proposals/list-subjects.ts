import type { ProposalChoiceView } from '../../templates/pages/proposal-choice.page.ts'
import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { listAddressees } from '../recommendations/index.ts'

/** Everything that a proposal can be about now, withdrawn recommendations left out. Throws Forbidden. */
export async function listSubjects(ctx: Context): Promise<ProposalChoiceView> {
  requireActor(ctx, 'propose')
  const recommendations = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('recommendation_wordings as w', 'w.recommendation_id', 'r.id')
    .leftJoin('recommendation_withdrawals as x', 'x.recommendation_id', 'r.id')
    .distinctOn(['r.position', 'r.code'])
    .select(['r.id', 'r.code', 'w.title'])
    .where('x.id', 'is', null)
    .orderBy('r.position')
    .orderBy('r.code')
    .orderBy('w.version', 'desc')
    .execute()
  const standing = recommendations.map((row) => row.id)
  const indicators =
    standing.length === 0
      ? []
      : await ctx.db.selectFrom('indicators').select(['id', 'code', 'title']).where('recommendation_id', 'in', standing).execute()
  const texts = await readTexts(
    ctx.db,
    indicators.map((row) => row.id),
  )
  return {
    addressees: await listAddressees(ctx, {}, null),
    recommendations,
    indicators: indicators
      .map((row) => ({ id: row.id, code: row.code, title: row.title ?? texts.get(row.id)?.['title'] ?? {} }))
      .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
    agreements: await listAgreements(ctx, {}, null),
  }
}
