import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Removes requests whose week is over, with their bytes. Returns how many. A tick of the schedule calls it. */
export async function removeExpiredReports(ctx: Context): Promise<number> {
  requireActor(ctx, 'makeReports')
  const gone = await ctx.db.deleteFrom('report_requests').where('expires_at', '<=', ctx.clock.now()).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
