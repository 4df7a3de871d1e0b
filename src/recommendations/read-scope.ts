import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { ListFilter, type ParsedListFilter } from './list-filter.ts'
import { listCoded } from './list-coded.ts'
import { listInstitutions } from './list-institutions.ts'
import { listRecommendations } from './list-recommendations.ts'
import { listThemes } from './list-themes.ts'
import { nameScope } from './name-scope.ts'

/** Filters of a query string (without `?`) with the names of what they name. Throws Invalid where one is not a filter of the list. */
export async function readScope(ctx: Context, query: string): Promise<{ readonly filter: ParsedListFilter; readonly scope: ReportScope }> {
  const filter = parse(ListFilter, Object.fromEntries(new URLSearchParams(query)))
  const themes = filter.theme === undefined ? [] : await listThemes(ctx)
  const institutions = filter.institution === undefined ? [] : await listInstitutions(ctx)
  const concerns = filter.concern === undefined ? [] : await listCoded(ctx, 'concern')
  const standards = filter.standard === undefined ? [] : await listCoded(ctx, 'standard')
  const agreementTypes = filter.agreement_type === undefined ? [] : await listCoded(ctx, 'agreement_type')
  const recommendations =
    filter.recommendation === undefined
      ? []
      : await listRecommendations(ctx, { recommendationCodes: [filter.recommendation], withdrawn: true }, null)
  return { filter, scope: nameScope(filter, { themes, institutions, concerns, standards, agreementTypes, recommendations }) }
}
