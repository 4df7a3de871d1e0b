import { inTransaction } from '../../db/transaction.ts'
import { dateIn, startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { countRedactions } from '../reports/index.ts'

/**
 * Enqueues the dump of the day that has begun in the record's zone, unless it is made and still holds nothing that was redacted.
 * The queue keeps one job of a kind and the day is unique, however many instances ask. A record that began today has its first one
 * tomorrow; days on which nothing ran are left out, as any past instant can be asked for. Returns whether it is due.
 */
export async function enqueueDueDump(ctx: Context): Promise<boolean> {
  requireActor(ctx, 'makeDumps')
  const day = dateIn(ctx.settings.timeZone, ctx.clock.now())
  return inTransaction(ctx.db, async (trx) => {
    const night = startOfDate(ctx.settings.timeZone, day)
    const older = await trx.selectFrom('events').select('seq').where('occurred_at', '<', night).limit(1).executeTakeFirst()
    if (older === undefined) return false
    const made = await trx
      .selectFrom('dumps')
      .select('id')
      .where('day', '=', day)
      .where('state', '=', 'made')
      .where('redactions', '=', await countRedactions(trx))
      .executeTakeFirst()
    if (made) return false
    await ctx.queue.enqueue(trx, 'make-dump', { day }, day)
    return true
  })
}
