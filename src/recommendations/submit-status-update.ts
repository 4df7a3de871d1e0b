import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { checkPublishable } from './check-publishable.ts'
import { requireSeen } from './current-update.ts'
import { lockUpdate } from './lock-update.ts'
import { requireOpenAddressee } from './update-draft.ts'

/** Puts one's own draft or returned update before the reviewers, when rule 2 is met. Throws RuleBroken, NotFound, Forbidden, Conflict. */
export async function submitStatusUpdate(
  ctx: Context,
  input: {
    readonly id: string
    readonly version?: number
    /** The addressee's current update that the author saw (null: none), where the page says. */
    readonly seen?: string | null | undefined
  },
): Promise<void> {
  const actor = requireActor(ctx, 'writeUpdate')
  await inTransaction(ctx.db, async (trx) => {
    const update = await lockUpdate(trx, input.id, input.version)
    if (update.author_id !== actor.accountId) throw new Forbidden({ key: 'errors.not_own_draft' })
    if (update.state !== 'draft' && update.state !== 'returned') throw new RuleBroken({ key: 'errors.not_a_draft' })
    await requireOpenAddressee(trx, update.addressee_id)
    await requireSeen(trx, update.addressee_id, input.seen, update.version)
    await checkPublishable(trx, update.id, update.status)
    const now = ctx.clock.now()
    await trx
      .updateTable('status_updates')
      .set({ state: 'submitted', submitted_at: now, changed_at: now, version: update.version + 1 })
      .where('id', '=', update.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'update_submitted', subjectId: update.id, details: { status: update.status } })
  })
}
