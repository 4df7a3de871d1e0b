import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot, ScopeFilter } from '../../view/edition.ts'
import type { Country, Status } from '../../view/scales.ts'
import { capitalized } from './edition-words.ts'
import { plainText } from './localized.ts'

/** What the report is about: everything, or the filters in words ("Tema: Transparencia; país: Perú; solo plazo vencido"). */
export function scopeWords({ scope }: Pick<ReportSnapshot, 'scope'>, words: Words): string {
  if (!scope || scope.filters.length === 0) return words.t('report.scope.all')
  return capitalized(scope.filters.map((filter) => filterWords(filter, words)).join('; '), words)
}

function filterWords({ name, value, label }: ScopeFilter, words: Words): string {
  switch (name) {
    case 'q':
      return words.t('report.scope.q', { value })
    case 'theme':
    case 'institution':
    case 'concern':
    case 'standard':
    case 'agreement_type':
    case 'recommendation':
      return words.t(`report.scope.${name}`, { value: (label && plainText(words, label)) || value })
    case 'status':
      return words.t('report.scope.status', { value: words.t(`terms.status.${value as Status}`) })
    case 'country':
      return words.t('report.scope.country', { value: words.t(`terms.country.${value as Country}`) })
    default:
      return words.t(`report.scope.${name}`)
  }
}
