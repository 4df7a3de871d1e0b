import type { RecommendationListView } from '../../templates/pages/recommendation-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeFilter, listInstitutions, listRecommendations, listThemes, type ParsedListFilter } from '../recommendations/index.ts'

/** The list as the filters narrow it, with what the filters offer. */
export async function readRecommendationList(ctx: Context, filter: ParsedListFilter, asOf: Date | null): Promise<RecommendationListView> {
  const items = await listRecommendations(ctx, addresseeFilter(filter), asOf)
  const all = await listRecommendations(ctx, {}, asOf)
  return {
    filters: {
      q: filter.q,
      theme: filter.theme ?? null,
      status: filter.status ?? null,
      institution: filter.institution ?? null,
      country: filter.country ?? null,
      overdue: filter.overdue,
      stale: filter.stale,
      awaiting_reply: filter.awaiting_reply,
    },
    themes: await listThemes(ctx),
    institutions: await listInstitutions(ctx),
    items,
    matching: items.length,
    total: all.length,
    next: null,
  }
}
