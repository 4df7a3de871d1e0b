import type { Context } from '../kernel/context.ts'

const DAYS_KEPT = 90

/** Forgets forms that nobody touched for ninety days. Returns how many. A tick of the schedule calls it. */
export async function dropOldUnfinished(ctx: Context): Promise<number> {
  const limit = new Date(ctx.clock.now().getTime() - DAYS_KEPT * 86_400_000)
  const gone = await ctx.db.deleteFrom('unfinished_forms').where('saved_at', '<', limit).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
