import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { activeFilters, canonicalQuery, ListFilter, listInstitutions, listThemes, type ParsedListFilter } from '../recommendations/index.ts'

/** Filters of a query string (without `?`) with the names of what they name. Throws Invalid where one is not a filter of the list. */
export async function readScope(ctx: Context, query: string): Promise<{ readonly filter: ParsedListFilter; readonly scope: ReportScope }> {
  const filter = parse(ListFilter, Object.fromEntries(new URLSearchParams(query)))
  const themes = filter.theme === undefined ? [] : await listThemes(ctx)
  const institutions = filter.institution === undefined ? [] : await listInstitutions(ctx)
  const named = { theme: themes, institution: institutions }
  const filters = activeFilters(filter).map(({ name, value }) => {
    const found = name === 'theme' || name === 'institution' ? named[name].find(({ slug }) => slug === value) : undefined
    return { name, value, label: found?.name ?? null }
  })
  return { filter, scope: { query: canonicalQuery(filter), filters } }
}
