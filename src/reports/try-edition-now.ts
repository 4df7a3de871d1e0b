import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { editionKey } from './edition-key.ts'
import { listOutstandingEditions } from './list-outstanding-editions.ts'

/**
 * Lets an outstanding edition (null: the baseline) be tried at once instead of after its pause. Throws NotFound when it is not
 * outstanding (any more), Forbidden.
 */
export async function tryEditionNow(ctx: Context, of: { readonly scheduleId: string; readonly periodStart: string } | null): Promise<void> {
  requireActor(ctx, 'issueEdition')
  await inTransaction(ctx.db, async (trx) => {
    const outstanding = await listOutstandingEditions({ ...ctx, db: trx })
    const found = outstanding.find(({ period }) =>
      of === null || period === null ? of === period : period.scheduleId === of.scheduleId && period.periodStart === of.periodStart,
    )
    if (!found) throw new NotFound('edition')
    if (found.period === null) {
      await ctx.queue.enqueue(trx, 'issue-baseline', {}, 'baseline')
      await ctx.queue.hasten(trx, 'issue-baseline', 'baseline')
      return
    }
    const { scheduleId, periodStart } = found.period
    await ctx.queue.enqueue(trx, 'issue-edition', { scheduleId, periodStart }, editionKey(found.period))
    await ctx.queue.hasten(trx, 'issue-edition', editionKey(found.period))
  })
}
