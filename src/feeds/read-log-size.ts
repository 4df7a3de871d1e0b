import type { Context } from '../kernel/context.ts'

/** How many acts there are. Nothing public changes without another one. */
export async function readLogSize(ctx: Context): Promise<number> {
  return (await ctx.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
}
