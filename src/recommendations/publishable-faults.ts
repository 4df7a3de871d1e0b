import type { Status } from '../../templates/view/scales.ts'
import type { Fault } from '../kernel/errors.ts'
import { needsMoreThanAnnouncements } from './status.ts'

export interface PublishableFacts {
  readonly status: Status | undefined
  readonly hasSummary: boolean
  readonly hasReason: boolean
  /** For each public, dated evidence item: does it show an announcement only? */
  readonly announcementOnly: readonly boolean[]
}

/**
 * Rule 2 of the design: no publication without a summary, a reason and public dated evidence, nor of `partial` or above on
 * announcements alone. Returns what is missing, under summary, reason and evidence; empty when it may be published.
 */
export function publishableFaults(facts: PublishableFacts): Readonly<Record<string, Fault>> {
  const { status, announcementOnly } = facts
  const announced = announcementOnly.length > 0 && announcementOnly.every(Boolean)
  return {
    ...(facts.hasSummary ? {} : { summary: { key: 'errors.summary_missing' } }),
    ...(facts.hasReason ? {} : { reason: { key: 'errors.reason_missing' } }),
    ...(announcementOnly.length > 0 ? {} : { evidence: { key: 'errors.evidence_missing' } }),
    ...(announced && status && needsMoreThanAnnouncements(status) ? { evidence: { key: 'errors.announcements_are_commitments' } } : {}),
  }
}
