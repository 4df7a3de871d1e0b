import type { KeyFigures } from '../../view/figures.ts'
import type { Status } from '../../view/scales.ts'
import type { PageContext } from '../page-context.ts'

const PROGRESS: readonly Status[] = ['partial', 'substantial', 'implemented']

/** The state of the record as one sentence, composed from its figures; addressees that nobody assessed are never counted as inaction. */
export function finding(page: Pick<PageContext, 'words'>, figures: KeyFigures): string {
  const { words } = page
  const count = (statuses: readonly Status[]) =>
    figures.byStatus.reduce((sum, entry) => (statuses.includes(entry.status) ? sum + entry.count : sum), 0)
  if (figures.recommendations === 0) return words.t('pages.finding.empty')
  const scope = words.t('pages.finding.scope', { n: figures.recommendations })
  if (figures.assessed === 0) return words.t('pages.finding.unassessed', { scope, addressees: figures.addressees })
  const reversed = count(['reversed'])
  const sentence = words.t('pages.finding.progress', {
    scope,
    assessed: figures.assessed,
    progress: count(PROGRESS),
    implemented: count(['implemented']),
  })
  return reversed === 0 ? sentence : words.t('pages.finding.with_reversed', { sentence, n: reversed })
}
