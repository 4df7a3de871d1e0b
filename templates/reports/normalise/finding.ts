import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { StatusCount } from '../../view/figures.ts'

/** The report in one sentence: how many were assessed, how many show progress, how many delivered. */
export function finding(snapshot: ReportSnapshot, words: Words): string {
  if (precedesRecord(snapshot)) return words.t('report.finding.before')
  const { assessed, addressees, byStatus } = snapshot.figures
  if (snapshot.figures.recommendations === 0) return words.t(`report.finding.empty${scoped(snapshot)}`)
  if (addressees === 0) return words.t('report.chart.empty')
  return words.t('report.finding', {
    assessed,
    total: addressees,
    advanced: countAdvanced(byStatus),
    implemented: byStatus.find(({ status }) => status === 'implemented')?.count ?? 0,
  })
}

/** What the key of a sentence about nothing ends in where only the scope is empty, not the record. */
export function scoped({ scope }: ReportSnapshot): '' | '.scope' {
  return scope && scope.filters.length > 0 ? '.scope' : ''
}

/** True where the period ended before the first public act. */
export function precedesRecord({ edition, log }: ReportSnapshot): boolean {
  return log.size === 0 && edition.periodStart !== null
}

/** Those with something done: partial, substantial or implemented. A commitment alone is not progress. */
export function countAdvanced(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, { status, count }) => sum + (['partial', 'substantial', 'implemented'].includes(status) ? count : 0), 0)
}
