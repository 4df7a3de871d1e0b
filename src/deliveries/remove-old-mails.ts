import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const KEPT_DAYS = 90

/** Removes mails that were sent, refused or dropped ninety days ago: no failure is reported so late. Returns how many. */
export async function removeOldMails(ctx: Context): Promise<number> {
  requireActor(ctx, 'sendMails')
  const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000)
  const { numDeletedRows } = await ctx.db.deleteFrom('mails').where('finished_at', '<=', before).executeTakeFirst()
  return Number(numDeletedRows)
}
