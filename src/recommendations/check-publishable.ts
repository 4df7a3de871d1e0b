import type { Transaction } from '../../db/schema.ts'
import type { Status } from '../../templates/view.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import { needsMoreThanAnnouncements } from './status.ts'

/**
 * Rule 2 of the design: a summary, a reason, public dated evidence, and for `partial` or above evidence of more than an
 * announcement. Throws Invalid with everything that is missing, under summary, reason and evidence.
 */
export async function checkPublishable(trx: Transaction, updateId: string, status: Status): Promise<void> {
  const texts = (await readTexts(trx, [updateId])).get(updateId) ?? {}
  const links = await trx
    .selectFrom('status_update_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select('l.announcement_only')
    .where('l.status_update_id', '=', updateId)
    .where('e.sensitivity', '=', 'public')
    .execute()
  const announced = links.length > 0 && links.every((link) => link.announcement_only)
  const faults: Record<string, Fault> = {
    ...(texts['summary'] ? {} : { summary: { key: 'errors.summary_missing' } }),
    ...(texts['reason'] ? {} : { reason: { key: 'errors.reason_missing' } }),
    ...(links.length > 0 ? {} : { evidence: { key: 'errors.evidence_missing' } }),
    ...(announced && needsMoreThanAnnouncements(status) ? { evidence: { key: 'errors.announcements_are_commitments' } } : {}),
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
}
