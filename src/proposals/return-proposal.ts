import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { optionalText } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockProposal } from './lock-proposal.ts'

const ReturnComment = z.object({ comment: optionalText(5_000).pipe(z.string().min(1, 'comment_missing')) })

export interface ReturnProposalInput {
  readonly id: string
  readonly version: number
  readonly comment: string
}

/** Gives a proposal back to its author with a comment. Throws Invalid (no comment), RuleBroken, Conflict, NotFound, Forbidden. */
export async function returnProposal(ctx: Context, input: ReturnProposalInput): Promise<void> {
  const actor = requireActor(ctx, 'reviewProposal')
  const { comment } = parse(ReturnComment, input)
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockProposal(trx, input.id, input.version)
    if (row.state !== 'submitted') throw new RuleBroken({ key: 'errors.proposal_not_submitted' })
    await trx
      .updateTable('proposals')
      .set({ state: 'returned', return_comment: comment, changed_at: ctx.clock.now(), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'proposal_returned', subjectId: row.id, details: {} })
  })
}
