import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import type { FoundPeriod } from './read-due-period.ts'

const A_DAY = 86_400_000

/**
 * Makes the draft of a period whose schedule holds editions for an editor, once. The days that it waits begin now, so that editors
 * have all of them also when the service was down at the period's end.
 */
export async function holdEdition(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  { period, version }: Pick<FoundPeriod, 'period' | 'version'>,
): Promise<void> {
  const heldAt = ctx.clock.now()
  const releaseAt = new Date(heldAt.getTime() + (version.holdDays ?? 0) * A_DAY)
  const made = await ctx.db
    .insertInto('edition_drafts')
    .values({
      schedule_id: period.scheduleId,
      period_start: period.periodStart,
      held_at: heldAt,
      release_at: releaseAt,
      approved_at: null,
      account_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return
  await addJournalEntry(ctx, actor, {
    act: 'edition_held',
    subjectId: period.scheduleId,
    details: { period: period.name, release_at: releaseAt.toISOString() },
  })
}
