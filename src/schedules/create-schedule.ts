import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { addJournalEntry } from '../log/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addVersion } from './add-version.ts'
import { checkNewSlug } from './check-new-slug.ts'
import { openPeriodsOf } from './open-periods-of.ts'
import { prepareContent } from './prepare-content.ts'
import type { ScheduleInput } from './schemas.ts'

/**
 * Makes a schedule that is in force from now on; the period that it is in is opened at once. Returns its slug.
 * Throws Invalid (every fault under its field's name, `slug` when it is taken), Forbidden.
 */
export async function createSchedule(ctx: Context, input: ScheduleInput & { readonly slug: string }): Promise<string> {
  const actor = requireActor(ctx, 'manageSchedules')
  const { slug, content } = await checkNewSlug(ctx, input.slug, () => prepareContent(ctx, input))
  const now = ctx.clock.now()
  const id = randomUUIDv7()
  await inTransaction(ctx.db, async (trx) => {
    const made = await trx
      .insertInto('report_schedules')
      .values({ id, slug, active_from: now, ended_at: null })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n) throw new Invalid({ slug: { key: 'errors.schedule_slug_taken' } })
    await addVersion({ db: trx }, { id, current: null }, content, { at: now, ended: false, accountId: actor.accountId })
    await openPeriodsOf(trx, id, now)
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'schedule_created', subjectId: id, details: { slug, version: 1 } })
  })
  return slug
}
