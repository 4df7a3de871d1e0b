import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { addVersion } from './add-version.ts'
import { lockSchedule } from './lock-schedule.ts'
import { prepareContent } from './prepare-content.ts'
import type { ScheduleInput } from './schemas.ts'

/**
 * Gives a schedule a further version. The period under way keeps its end; its edition follows the version in force then, and the
 * new cadence begins after it. Throws Invalid, NotFound, Conflict (with the current version), RuleBroken when it was ended, Forbidden.
 */
export async function changeSchedule(
  ctx: Context,
  input: ScheduleInput & { readonly slug: string; readonly version: number },
): Promise<void> {
  const actor = requireActor(ctx, 'manageSchedules')
  const { content } = await prepareContent(ctx, input)
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const schedule = await lockSchedule(trx, input, now)
    if (schedule.endedAt !== null) throw new RuleBroken({ key: 'errors.schedule_ended' })
    await addVersion({ db: trx }, schedule, content, { at: now, ended: false, accountId: actor.accountId })
    const details = { slug: input.slug, version: input.version + 1 }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'schedule_changed', subjectId: schedule.id, details })
  })
}
