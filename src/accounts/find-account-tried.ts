import type { Context } from '../kernel/context.ts'

/** The account, disabled or not, that an address belongs to which somebody tried to sign in with; for the log. Null: none. */
export async function findAccountTried(ctx: Context, email: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .select('a.id')
    .where('u.email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row?.id ?? null
}
