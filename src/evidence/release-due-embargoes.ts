import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { releaseEvidence } from './release-evidence.ts'

/** Ends every embargo whose date has come in the record's zone, each in a transaction of its own. Returns how many. */
export async function releaseDueEmbargoes(ctx: Context): Promise<number> {
  requireActor(ctx, 'manageEvidence')
  const rows = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('sensitivity', '=', 'embargoed')
    .where('embargo_until', '<=', dateIn(ctx.settings.timeZone, ctx.clock.now()))
    .orderBy('embargo_until')
    .orderBy('id')
    .execute()
  let released = 0
  for (const { id } of rows) {
    try {
      await releaseEvidence(ctx, { id })
      released += 1
    } catch (error) {
      // Another instance, or an editor, was first.
      if (!(error instanceof RuleBroken) && !(error instanceof NotFound)) throw error
    }
  }
  return released
}
