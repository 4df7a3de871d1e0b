import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { addVersion } from './add-version.ts'
import { lockSchedule } from './lock-schedule.ts'

/**
 * Ends a schedule: what its earlier periods are owed still goes out, the period under way gets no edition. Ending twice changes
 * nothing. Throws NotFound, Conflict (with the current version), Forbidden.
 */
export async function endSchedule(ctx: Context, input: { readonly slug: string; readonly version: number }): Promise<void> {
  const actor = requireActor(ctx, 'manageSchedules')
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const schedule = await lockSchedule(trx, input, now)
    if (schedule.endedAt !== null) return
    await addVersion({ db: trx }, schedule, schedule.current, { at: now, ended: true, accountId: actor.accountId })
    await trx.updateTable('report_schedules').set({ ended_at: now }).where('id', '=', schedule.id).execute()
    const details = { slug: input.slug, version: input.version + 1 }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'schedule_ended', subjectId: schedule.id, details })
  })
}
