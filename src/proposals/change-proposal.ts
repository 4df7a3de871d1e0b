import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockProposal } from './lock-proposal.ts'
import type { TypedContent } from './parse-content.ts'
import { prepareContent } from './prepare-content.ts'
import { bylineColumns } from './propose.ts'
import { subjectOf } from './require-subject.ts'

export interface ChangeProposalInput {
  readonly id: string
  /** The version that the author started from. */
  readonly version: number
  readonly content: TypedContent
  readonly byline?: string
}

/**
 * Replaces the content of one's own proposal, returned or still waiting, and puts it before the reviewers again.
 * Throws Invalid (as in `propose`), Conflict (somebody changed or returned it first), RuleBroken, NotFound, Forbidden.
 */
export async function changeProposal(ctx: Context, input: ChangeProposalInput): Promise<void> {
  const actor = requireActor(ctx, 'propose')
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const row = await lockProposal(trx, input.id, input.version)
    if (row.author_id !== actor.accountId) throw new Forbidden({ key: 'errors.not_own_proposal' })
    const { proposed } = await prepareContent(inside, actor, { kind: row.kind, subjectId: subjectOf(row), content: input.content })
    const now = ctx.clock.now()
    await trx
      .updateTable('proposals')
      .set({
        content: proposed.content,
        state: 'submitted',
        version: row.version + 1,
        submitted_at: now,
        changed_at: now,
        return_comment: null,
        ...(await bylineColumns(trx, actor.accountId, input.byline)),
      })
      .where('id', '=', row.id)
      .execute()
    await addJournalEntry(inside, actor, { act: 'proposal_changed', subjectId: row.id, details: { version: row.version + 1 } })
  })
}
