import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { requirePublicSource } from './cite-sources.ts'
import { lockProposal } from './lock-proposal.ts'
import { requireSubject, subjectOf } from './require-subject.ts'
import { storedContent } from './stored-content.ts'
import { writeToRecord } from './write-to-record.ts'

/**
 * Puts a proposal that somebody else wrote on the record, as one event, and empties its content. Returns the event's sequence number.
 * Throws RuleBroken (own proposal unless in single-person mode, withdrawn recommendation, agreement that moved on), Invalid (its
 * sources are not public), Conflict, NotFound, Forbidden.
 */
export async function publishProposal(ctx: Context, input: { readonly id: string; readonly version: number }): Promise<number> {
  const publisher = requireActor(ctx, 'reviewProposal')
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const row = await lockProposal(trx, input.id, input.version)
    if (row.state !== 'submitted') throw new RuleBroken({ key: 'errors.proposal_not_submitted' })
    const singlePerson = row.author_id === publisher.accountId
    if (singlePerson && !ctx.settings.singlePerson) throw new RuleBroken({ key: 'errors.own_proposal' })
    const proposed = storedContent(row)
    await requireSubject(trx, proposed, subjectOf(row))
    await requirePublicSource(trx, row.kind, 'evidence' in proposed.content ? proposed.content.evidence : [])
    const author = await trx.selectFrom('accounts').select('public_name').where('id', '=', row.author_id).executeTakeFirstOrThrow()
    const named = row.byline ?? author.public_name
    // One person under two names in one event would give a pseudonym away.
    const credit = { publisher: singlePerson ? { ...publisher, publicName: named } : publisher, author: named, singlePerson }
    const { seq, occurredAt } = await writeToRecord(inside, credit, proposed, subjectOf(row))
    await trx
      .updateTable('proposals')
      .set({
        state: 'published',
        content: null,
        publisher_id: publisher.accountId,
        single_person: singlePerson,
        published_at: occurredAt,
        event_seq: seq,
        changed_at: occurredAt,
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute()
    return seq
  })
}
