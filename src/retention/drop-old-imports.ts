import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const KEPT_MS = 90 * 86_400_000

/**
 * Drops imports of which nothing is on the record and which nobody touched for ninety days, their files with them. One that failed on
 * its way in or out stays until somebody settles it. Returns how many. Throws Forbidden.
 */
export async function dropOldImports(ctx: Context): Promise<number> {
  requireActor(ctx, 'importRecords')
  const { numDeletedRows } = await ctx.db
    .deleteFrom('import_batches')
    .where('changed_at', '<=', new Date(ctx.clock.now().getTime() - KEPT_MS))
    .where(({ or, and, eb }) =>
      or([
        eb('state', 'in', ['uploaded', 'checked', 'discarded']),
        and([eb('state', '=', 'failed'), or([eb('failed_in', 'is', null), eb('failed_in', '=', 'checking')])]),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
