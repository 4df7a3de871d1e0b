import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { Auth } from './create-auth.ts'

/**
 * Puts a new session in the place of one, with a new token and all that is known of it; the old token is worth nothing from then
 * on. `secondFactor`: the second factor was passed just now. `setCookie` are whole header values. Must not be called inside a transaction.
 */
export async function renewSession(
  ctx: Context,
  auth: Auth,
  old: { readonly id: string; readonly userId: string },
  { secondFactor = false }: { readonly secondFactor?: boolean } = {},
): Promise<{ readonly setCookie: string[] }> {
  const { headers, response } = await auth.api.startSession({ body: { userId: old.userId }, returnHeaders: true })
  const kept = ctx.db.selectFrom('sessions').where('id', '=', old.id)
  await ctx.db
    .updateTable('sessions')
    .set({
      started_by: kept.select('started_by'),
      password_free_until: kept.select('password_free_until'),
      expires_at: kept.select('expires_at'),
      second_factor_at: secondFactor ? sql<Date>`now()` : kept.select('second_factor_at'),
    })
    .where('token', '=', response.token)
    .execute()
  await ctx.db.deleteFrom('sessions').where('id', '=', old.id).execute()
  return { setCookie: headers.getSetCookie() }
}
