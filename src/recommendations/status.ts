import type { OverallView } from '../../templates/view/addressee.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'

/**
 * Overall status of a recommendation from its addressees' statuses: the least advanced among the assessed; `reversed` wins
 * over all; `not_assessed` only when none is assessed (design, section 2).
 */
export function overallStatus(statuses: readonly Status[]): OverallView {
  const assessed = statuses.filter((status) => status !== 'not_assessed')
  const leastAdvanced = assessed.reduce<Status>((least, status) => (rank(status) < rank(least) ? status : least), 'implemented')
  const status = assessed.length === 0 ? 'not_assessed' : assessed.includes('reversed') ? 'reversed' : leastAdvanced
  return { status, assessed: assessed.length, total: statuses.length }
}

/** True for the statuses that announcements alone cannot show (design, rule 2). */
export function needsMoreThanAnnouncements(status: Status): boolean {
  return status === 'partial' || status === 'substantial' || status === 'implemented'
}

function rank(status: Status): number {
  return STATUSES.indexOf(status)
}
