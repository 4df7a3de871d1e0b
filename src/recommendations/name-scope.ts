import type { ReportScope } from '../../templates/view/edition.ts'
import type { InstitutionRef, ThemeRef } from '../../templates/view/references.ts'
import { activeFilters, canonicalQuery, type ParsedListFilter } from './list-filter.ts'

/** Themes and institutions that a filter may name. */
export interface ScopeNames {
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
}

/** Filters with the names of what they name; the label of a theme or institution that is not among `names` is null. */
export function nameScope(filter: ParsedListFilter, { themes, institutions }: ScopeNames): ReportScope {
  const filters = activeFilters(filter).map(({ name, value }) => {
    const named = name === 'theme' ? themes : name === 'institution' ? institutions : []
    return { name, value, label: named.find(({ slug }) => slug === value)?.name ?? null }
  })
  return { query: canonicalQuery(filter), filters }
}
