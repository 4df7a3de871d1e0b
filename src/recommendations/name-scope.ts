import type { ReportScope } from '../../templates/view/edition.ts'
import type { CodedText, InstitutionRef, ThemeRef } from '../../templates/view/references.ts'
import type { Localized } from '../../templates/view/text.ts'
import { activeFilters, canonicalQuery, type ParsedListFilter } from './list-filter.ts'

/** What a filter may name; what is left out stands under its code. */
export interface ScopeNames {
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
  readonly concerns?: readonly CodedText[]
  readonly standards?: readonly CodedText[]
  readonly agreementTypes?: readonly CodedText[]
  readonly recommendations?: readonly CodedText[]
}

/** Filters with the names of what they name; the label of something that is not among `names` is null. */
export function nameScope(filter: ParsedListFilter, names: ScopeNames): ReportScope {
  const filters = activeFilters(filter).map(({ name, value }) => ({ name, value, label: labelOf(names, name, value) }))
  return { query: canonicalQuery(filter), filters }
}

function labelOf(names: ScopeNames, filter: string, value: string): Localized | null {
  const coded = (list: readonly CodedText[] = []) => list.find(({ code }) => code === value)?.title
  switch (filter) {
    case 'theme':
      return names.themes.find(({ slug }) => slug === value)?.name ?? null
    case 'institution':
      return names.institutions.find(({ slug }) => slug === value)?.name ?? null
    case 'concern':
      return coded(names.concerns) ?? null
    case 'standard':
      return coded(names.standards) ?? null
    case 'agreement_type':
      return coded(names.agreementTypes) ?? null
    case 'recommendation':
      return coded(names.recommendations) ?? null
    default:
      return null
  }
}
