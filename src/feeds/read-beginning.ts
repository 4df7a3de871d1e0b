import type { Context } from '../kernel/context.ts'

/** The first act of all: its stored id, whose authority names the feeds too, and its instant. Null: there is none yet. */
export async function readBeginning(ctx: Context): Promise<{ readonly tag: string; readonly at: Date } | null> {
  const row = await ctx.db.selectFrom('events').select(['tag', 'occurred_at']).where('seq', '=', 0).executeTakeFirst()
  return row ? { tag: row.tag, at: row.occurred_at } : null
}
