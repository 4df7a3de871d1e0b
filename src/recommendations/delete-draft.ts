import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry, writeTexts } from '../log/index.ts'
import { lockUpdate } from './lock-update.ts'

/**
 * Deletes one's own draft or returned update with its texts, for good; its evidence stays in the register. The journal says so.
 * Throws Conflict (somebody changed it first), RuleBroken (submitted or published), NotFound, Forbidden.
 */
export async function deleteDraft(ctx: Context, input: { readonly id: string; readonly version: number }): Promise<void> {
  const actor = requireActor(ctx, 'writeUpdate')
  await inTransaction(ctx.db, async (trx) => {
    const update = await lockUpdate(trx, input.id, input.version)
    if (update.author_id !== actor.accountId) throw new Forbidden({ key: 'errors.not_own_draft' })
    if (update.state !== 'draft' && update.state !== 'returned') throw new RuleBroken({ key: 'errors.not_a_draft' })
    await writeTexts(trx, update.id, {})
    await trx.deleteFrom('status_update_evidence').where('status_update_id', '=', update.id).execute()
    await trx.deleteFrom('status_updates').where('id', '=', update.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'update_deleted', subjectId: update.id, details: { status: update.status } })
  })
}
