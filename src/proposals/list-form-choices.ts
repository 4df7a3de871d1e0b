import type { ProposalFormView } from '../../templates/pages/proposal-form.page.ts'
import type { ProposalKind } from '../../templates/view/proposal.ts'
import { bylineChoices } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listRecommendations } from '../recommendations/index.ts'

/** The lists that a form of a kind offers: the author's names, and for an agreement types, legal forms and recommendations. Throws Forbidden. */
export async function listFormChoices(ctx: Context, kind: ProposalKind): Promise<ProposalFormView['choices']> {
  requireActor(ctx, 'propose')
  const bylines = await bylineChoices(ctx)
  if (kind !== 'agreement') return { bylines, types: [], legalForms: [], recommendations: [] }
  const types = await ctx.db.selectFrom('agreement_types').select(['code', 'title']).orderBy('code').execute()
  const legalForms = await ctx.db.selectFrom('legal_forms').select(['code', 'title']).orderBy('code').execute()
  const items = await listRecommendations(ctx, { withdrawn: true }, null)
  return { bylines, types, legalForms, recommendations: items.map(({ code, title }) => ({ code, title })) }
}
