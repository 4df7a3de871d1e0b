import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { editionKey } from './edition-key.ts'
import { listOutstandingEditions } from './list-outstanding-editions.ts'

/** The baseline follows no schedule and is no row before it is issued: the nil UUID (RFC 9562, section 5.9). */
const NO_ROW_YET = '00000000-0000-0000-0000-000000000000'

/**
 * Lets an outstanding edition (null: the baseline) be tried at once instead of after its pause. Throws NotFound when it is not
 * outstanding (any more), Forbidden.
 */
export async function tryEditionNow(ctx: Context, of: { readonly scheduleId: string; readonly periodStart: string } | null): Promise<void> {
  const actor = requireActor(ctx, 'issueEdition')
  await inTransaction(ctx.db, async (trx) => {
    const outstanding = await listOutstandingEditions({ ...ctx, db: trx })
    const found = outstanding.find(({ period }) =>
      of === null || period === null ? of === period : period.scheduleId === of.scheduleId && period.periodStart === of.periodStart,
    )
    if (!found) throw new NotFound('edition')
    if (found.period === null) {
      await ctx.queue.enqueue(trx, 'issue-baseline', {}, 'baseline')
      await ctx.queue.hasten(trx, 'issue-baseline', 'baseline')
      await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'baseline_hastened', subjectId: NO_ROW_YET, details: {} })
      return
    }
    const { scheduleId, periodStart } = found.period
    await ctx.queue.enqueue(trx, 'issue-edition', { scheduleId, periodStart }, editionKey(found.period))
    await ctx.queue.hasten(trx, 'issue-edition', editionKey(found.period))
    const details = { period_start: periodStart }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'edition_hastened', subjectId: scheduleId, details })
  })
}
