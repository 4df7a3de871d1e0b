import type { Transaction } from '../../db/schema.ts'
import type { Status } from '../../templates/view/scales.ts'
import { Invalid } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import { publishableFaults } from './publishable-faults.ts'

/** Throws Invalid with everything that keeps a stored update from being published (rule 2), under summary, reason and evidence. */
export async function checkPublishable(trx: Transaction, updateId: string, status: Status): Promise<void> {
  const texts = (await readTexts(trx, [updateId])).get(updateId) ?? {}
  const links = await trx
    .selectFrom('status_update_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select('l.announcement_only')
    .where('l.status_update_id', '=', updateId)
    .where('e.sensitivity', '=', 'public')
    .execute()
  const faults = publishableFaults({
    status,
    hasSummary: texts['summary'] !== undefined,
    hasReason: texts['reason'] !== undefined,
    announcementOnly: links.map((link) => link.announcement_only),
  })
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
}
