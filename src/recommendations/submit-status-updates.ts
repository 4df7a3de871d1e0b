import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { forEachNamed } from './for-each-named.ts'
import { submitStatusUpdate } from './submit-status-update.ts'

/**
 * Puts all drafts of one's own batch before the reviewers, those returned too; all or none. Returns how many.
 * Throws Invalid (each fault under `updates.<id>`), NotFound (no such batch of this author, or nothing in it to submit), Forbidden.
 */
export async function submitStatusUpdates(ctx: Context, input: { readonly batchId: string }): Promise<number> {
  const actor = requireActor(ctx, 'writeUpdate')
  return inTransaction(ctx.db, async (trx) => {
    const rows = await trx
      .selectFrom('status_updates')
      .select('id')
      .where('batch_id', '=', input.batchId)
      .where('author_id', '=', actor.accountId)
      .where('state', 'in', ['draft', 'returned'])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (rows.length === 0) throw new NotFound('batch')
    const ids = rows.map((row) => row.id)
    await forEachNamed('updates', ids, (id) => submitStatusUpdate({ ...ctx, db: trx }, { id }))
    return ids.length
  })
}
