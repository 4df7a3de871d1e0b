import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Status } from '../../templates/view/scales.ts'
import { evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests } from '../log/index.ts'
import { stands, winningOrder } from './as-of.ts'
import { checkPublishable } from './check-publishable.ts'
import { requireSeen } from './current-update.ts'
import { lockUpdate } from './lock-update.ts'
import { requireCorrectable } from './require-correctable.ts'
import { requireOpenAddressee } from './update-draft.ts'

export interface PublishInput {
  readonly id: string
  /** The version that the reviewer read. */
  readonly version: number
  /** The addressee's current update that the reviewer saw (null: none), where the page says. */
  readonly seen?: string | null | undefined
}

/**
 * Publishes a submitted update that somebody else wrote: the row, its texts and its public evidence are fixed for ever, and
 * the event says what changed. Returns the event's sequence number.
 * Throws RuleBroken (own update unless in single-person mode and under the own name, rule 2, withdrawn recommendation), Conflict (another version, or
 * the addressee moved on), NotFound, Forbidden.
 */
export async function publishStatusUpdate(ctx: Context, input: PublishInput): Promise<number> {
  const actor = requireActor(ctx, 'reviewUpdate')
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const update = await lockUpdate(trx, input.id, input.version)
    if (update.state !== 'submitted') throw new RuleBroken({ key: 'errors.not_submitted' })
    const singlePerson = update.author_id === actor.accountId
    if (singlePerson && !ctx.settings.singlePerson) throw new RuleBroken({ key: 'errors.own_update' })
    if (singlePerson && update.byline !== null) throw new RuleBroken({ key: 'errors.byline_needs_second' })
    await trx.selectFrom('addressees').select('id').where('id', '=', update.addressee_id).forUpdate().execute()
    const subject = await requireOpenAddressee(trx, update.addressee_id)
    await requireSeen(trx, update.addressee_id, input.seen, update.version)
    await checkPublishable(trx, update.id, update.status)
    if (update.corrects_id !== null) await requireCorrectable(trx, update.corrects_id)
    const from = await statusBefore(trx, update)
    const author = await trx.selectFrom('accounts').select('public_name').where('id', '=', update.author_id).executeTakeFirstOrThrow()
    const evidenceIds = await citedEvidence(trx, update.id)

    const { seq, occurredAt } = await appendEvent(inside, actor, {
      kind: update.corrects_id === null ? 'update_published' : 'update_corrected',
      subjects: {
        recommendation_id: subject.recommendationId,
        addressee_id: update.addressee_id,
        status_update_id: update.id,
      },
      singlePerson,
      leaf: {
        recommendation: subject.recommendation,
        institution: subject.institution,
        update: update.id,
        from,
        status: update.status,
        effective_on: update.effective_on,
        significance: update.significance,
        author: update.byline ?? author.public_name,
        ...(update.corrects_id === null ? {} : { corrects: update.corrects_id }),
        texts: await textDigests(trx, update.id),
        ...(await evidenceLeaf(trx, evidenceIds)),
      },
    })
    await trx
      .updateTable('status_updates')
      .set({
        state: 'published',
        publisher_id: actor.accountId,
        previous_status: from,
        single_person: singlePerson,
        published_at: occurredAt,
        event_seq: seq,
        changed_at: occurredAt,
        version: update.version + 1,
      })
      .where('id', '=', update.id)
      .execute()
    await sealTexts(trx, [update.id], occurredAt)
    await makeEvidencePublic(trx, evidenceIds, seq, occurredAt)
    return seq
  })
}

async function citedEvidence(trx: Transaction, updateId: string): Promise<string[]> {
  const rows = await trx.selectFrom('status_update_evidence').select('evidence_id').where('status_update_id', '=', updateId).execute()
  return rows.map((row) => row.evidence_id)
}

/** The status on record for the time just before this update takes effect; what it corrects no longer counts. */
async function statusBefore(
  trx: Transaction,
  update: { readonly addressee_id: string; readonly effective_on: string; readonly corrects_id: string | null },
): Promise<Status> {
  const row = await trx
    .selectFrom('status_updates as u')
    .select('u.status')
    .where('u.addressee_id', '=', update.addressee_id)
    .where('u.effective_on', '<=', update.effective_on)
    .$if(update.corrects_id !== null, (query) => query.where('u.id', '<>', update.corrects_id))
    .where(stands('u', null))
    .orderBy(sql`${winningOrder('u')}`)
    .limit(1)
    .executeTakeFirst()
  return row?.status ?? 'not_assessed'
}
