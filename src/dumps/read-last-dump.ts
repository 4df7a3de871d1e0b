import type { Context } from '../kernel/context.ts'

/** When the latest full dump of the record was made; null before the first. */
export async function readLastDump(ctx: Context): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('dumps')
    .select(({ fn }) => fn.max('made_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
