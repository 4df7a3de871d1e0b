import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockUpdate } from './lock-update.ts'
import { ReturnComment } from './schemas.ts'

export interface ReturnStatusUpdateInput {
  readonly id: string
  readonly version: number
  readonly comment: string
}

/** Gives a submitted update back to its author with a comment. Throws Invalid (no comment), RuleBroken, Conflict, NotFound, Forbidden. */
export async function returnStatusUpdate(ctx: Context, input: ReturnStatusUpdateInput): Promise<void> {
  const actor = requireActor(ctx, 'reviewUpdate')
  const { comment } = parse(ReturnComment, input)
  await inTransaction(ctx.db, async (trx) => {
    const update = await lockUpdate(trx, input.id, input.version)
    if (update.state !== 'submitted') throw new RuleBroken({ key: 'errors.not_submitted' })
    await trx
      .updateTable('status_updates')
      .set({ state: 'returned', return_comment: comment, changed_at: ctx.clock.now(), version: update.version + 1 })
      .where('id', '=', update.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'update_returned', subjectId: update.id, details: {} })
  })
}
