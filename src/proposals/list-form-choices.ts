import type { ProposalFormView } from '../../templates/pages/proposal-form.page.ts'
import type { ProposalKind } from '../../templates/view/proposal.ts'
import { bylineChoices } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listRecommendations } from '../recommendations/index.ts'
import { findTitles } from '../search/index.ts'

/**
 * The lists that a form of a kind offers: the author's names, and for an agreement types, legal forms and recommendations: those that
 * it covers (codes), and to choose others of all of a short list, of a long one those that the text names. Throws Forbidden.
 */
export async function listFormChoices(
  ctx: Context,
  kind: ProposalKind,
  { covering, text }: { readonly covering: readonly string[]; readonly text: string },
): Promise<ProposalFormView['choices']> {
  requireActor(ctx, 'propose')
  const bylines = await bylineChoices(ctx)
  if (kind !== 'agreement') return { bylines, types: [], legalForms: [], recommendations: { whole: true, items: [], more: false } }
  const types = await ctx.db.selectFrom('agreement_types').select(['code', 'title']).orderBy('code').execute()
  const legalForms = await ctx.db.selectFrom('legal_forms').select(['code', 'title']).orderBy('code').execute()
  const offered = await findTitles(ctx, text, true)
  const missing = covering.filter((code) => !offered.items.some((item) => item.code === code))
  const covered = missing.length === 0 ? [] : await listRecommendations(ctx, { recommendationCodes: missing, withdrawn: true }, null)
  const items = [...covered.map(({ code, title }) => ({ code, title })), ...offered.items]
  return { bylines, types, legalForms, recommendations: { ...offered, items } }
}
