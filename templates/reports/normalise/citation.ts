import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { editionNumber } from '../../view/edition-number.ts'
import { editionAddress } from './addresses.ts'
import { dayOf, editionName, periodName } from './edition-words.ts'
import { scopeWords } from './scope-words.ts'

/** How to cite an edition, with its address; a view of the list is cited as what it is. */
export function citation(snapshot: ReportSnapshot, words: Words): string {
  const { edition, request } = snapshot
  if (request) {
    const date = words.date(dayOf(edition.asOf, edition.timeZone))
    return words.t('report.cite.request', { scope: scopeWords(snapshot, words), date })
  }
  return words.t('report.cite.edition', {
    name: editionName(edition, words),
    number: editionNumber(edition),
    period: periodName(edition, words),
    address: editionAddress(snapshot, words),
  })
}
