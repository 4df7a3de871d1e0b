import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

/** How many bytes the files of evidence take, wherever they lie; what a redaction destroyed does not count. */
export async function readStoredBytes(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('stored_files')
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .where('destroyed_at', 'is', null)
    .executeTakeFirst()
  return row?.bytes ?? 0
}
