import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { editionKey } from './edition-key.ts'
import { readDuePeriod } from './read-due-period.ts'

/**
 * Lets an edition that waits for an editor go at once; its event will say who did. `schedule` is a slug, `period` a name (`2026-10`).
 * Throws RuleBroken (approved or issued already, its deadline passed), NotFound, Forbidden.
 */
export async function approveEdition(ctx: Context, input: { readonly schedule: string; readonly period: string }): Promise<void> {
  const actor = requireActor(ctx, 'approveEdition')
  await inTransaction(ctx.db, async (trx) => {
    const named = await readDuePeriod(trx, input)
    if (!named?.draft) throw new NotFound('draft')
    const { scheduleId, periodStart, name } = named.period
    const now = ctx.clock.now()
    await trx
      .selectFrom('edition_drafts')
      .select('held_at')
      .where('schedule_id', '=', scheduleId)
      .where('period_start', '=', periodStart)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const locked = await readDuePeriod(trx, input)
    if (locked?.edition) throw new RuleBroken({ key: 'errors.edition_issued_already' })
    if (locked?.draft?.approvedBy)
      throw new RuleBroken({ key: 'errors.edition_approved_already', values: { name: locked.draft.approvedBy } })
    if (named.draft.releaseAt <= now) throw new RuleBroken({ key: 'errors.edition_deadline_passed' })
    await trx
      .updateTable('edition_drafts')
      .set({ approved_at: now, account_id: actor.accountId })
      .where('schedule_id', '=', scheduleId)
      .where('period_start', '=', periodStart)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'edition_approved', subjectId: scheduleId, details: { period: name } })
    await ctx.queue.enqueue(trx, 'issue-edition', { scheduleId, periodStart }, editionKey(named.period))
  })
}
