import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry, appendEvent } from '../log/index.ts'
import { evidenceLeaf, makeEvidencePublic } from './publish-evidence.ts'

/**
 * Ends an embargo: the item may be shown from now on. Where something published cites it already, that is a public act of its
 * own and the item is sealed with it. Returns the event's number, or null. Throws RuleBroken (not embargoed), NotFound, Forbidden.
 */
export async function releaseEvidence(ctx: Context, input: { readonly id: string }): Promise<number | null> {
  const actor = requireActor(ctx, 'manageEvidence')
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const row = await trx
      .selectFrom('evidence')
      .select(['sensitivity', 'embargo_until'])
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new NotFound('evidence')
    if (row.sensitivity !== 'embargoed') throw new RuleBroken({ key: 'errors.not_embargoed' })
    await trx.updateTable('evidence').set({ sensitivity: 'public', embargo_until: null }).where('id', '=', input.id).execute()
    const details = { embargo_until: row.embargo_until }
    await addJournalEntry(inside, actor, { act: 'embargo_ended', subjectId: input.id, details })
    const recommendations = await citingRecommendations(trx, input.id)
    if (recommendations === null) return null
    const { seq, occurredAt } = await appendEvent(inside, actor, {
      kind: 'evidence_published',
      subjects: { evidence_id: input.id, ...(recommendations.length === 1 ? { recommendation_id: recommendations[0]?.id ?? '' } : {}) },
      leaf: { recommendations: recommendations.map(({ code }) => code), ...(await evidenceLeaf(trx, [input.id])) },
    })
    await makeEvidencePublic(trx, [input.id], seq, occurredAt)
    return seq
  })
}

/** Recommendations whose published updates cite the item; null when nothing public does. Locks no update: one that is just being published sees the item as public or not. */
async function citingRecommendations(
  trx: Transaction,
  id: string,
): Promise<readonly { readonly id: string; readonly code: string }[] | null> {
  const rows = await trx
    .selectFrom('status_update_evidence as l')
    .innerJoin('status_updates as u', 'u.id', 'l.status_update_id')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .select(['r.id', 'r.code'])
    .distinct()
    .where('l.evidence_id', '=', id)
    .where('u.state', '=', 'published')
    .orderBy('r.code')
    .execute()
  return rows.length === 0 ? null : rows
}
