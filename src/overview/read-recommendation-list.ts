import type { RecommendationFilters, RecommendationListView } from '../../templates/pages/recommendation-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions, listRecommendations, listThemes } from '../recommendations/index.ts'

/** The list as the filters narrow it, with what the filters offer. */
export async function readRecommendationList(
  ctx: Context,
  filters: RecommendationFilters,
  asOf: Date | null,
): Promise<RecommendationListView> {
  const items = await listRecommendations(
    ctx,
    {
      text: filters.q === '' ? undefined : filters.q,
      theme: filters.theme ?? undefined,
      status: filters.status ?? undefined,
      institution: filters.institution ?? undefined,
      country: filters.country ?? undefined,
      overdue: filters.overdue || undefined,
      stale: filters.stale || undefined,
    },
    asOf,
  )
  const all = await listRecommendations(ctx, {}, asOf)
  return {
    filters,
    themes: await listThemes(ctx),
    institutions: await listInstitutions(ctx),
    items,
    matching: items.length,
    total: all.length,
    next: null,
  }
}
