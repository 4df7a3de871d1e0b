import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockProposal } from './lock-proposal.ts'

/** Drops an open proposal for good, its content with it: one's own, or as a reviewer any. Throws RuleBroken, Conflict, NotFound, Forbidden. */
export async function discardProposal(ctx: Context, input: { readonly id: string; readonly version: number }): Promise<void> {
  const actor = requireActor(ctx, 'propose')
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockProposal(trx, input.id, input.version)
    if (row.author_id !== actor.accountId && !may(actor, 'reviewProposal')) throw new Forbidden({ key: 'errors.not_own_proposal' })
    await trx
      .updateTable('proposals')
      .set({ state: 'discarded', content: null, changed_at: ctx.clock.now(), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'proposal_discarded', subjectId: row.id, details: {} })
  })
}
