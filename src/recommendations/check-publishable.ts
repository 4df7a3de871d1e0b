import type { Transaction } from '../../db/schema.ts'
import type { Status } from '../../templates/view.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import { needsMoreThanAnnouncements } from './status.ts'

/**
 * Rule 2 of the design: a summary, a reason, public dated evidence, and for `partial` or above evidence of more than an
 * announcement. Throws RuleBroken with the field that a form should show it at.
 */
export async function checkPublishable(trx: Transaction, updateId: string, status: Status): Promise<void> {
  const texts = (await readTexts(trx, [updateId])).get(updateId) ?? {}
  if (!texts['summary']) throw new RuleBroken({ key: 'errors.summary_missing' }, 'summary')
  if (!texts['reason']) throw new RuleBroken({ key: 'errors.reason_missing' }, 'reason')
  const links = await trx
    .selectFrom('status_update_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select('l.announcement_only')
    .where('l.status_update_id', '=', updateId)
    .where('e.sensitivity', '=', 'public')
    .execute()
  if (links.length === 0) throw new RuleBroken({ key: 'errors.evidence_missing' }, 'evidence')
  if (needsMoreThanAnnouncements(status) && links.every((link) => link.announcement_only)) {
    throw new RuleBroken({ key: 'errors.announcements_are_commitments' }, 'evidence')
  }
}
