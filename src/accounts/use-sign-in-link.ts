import { isAPIError } from 'better-auth/api'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import type { Auth } from './create-auth.ts'
import { tokenSha256 } from './invitation-token.ts'

const PASSWORD_FREE_MS = 15 * 60_000

/**
 * Uses a link up and starts a session, in whose first fifteen minutes a new password may be set without the old one.
 * `setCookie` are whole header values. Throws RuleBroken `link_invalid`, the same for unknown, used, expired and disabled.
 */
export async function useSignInLink(
  ctx: Context,
  auth: Auth,
  token: string,
): Promise<{ readonly setCookie: string[]; readonly next: string | null }> {
  const now = ctx.clock.now()
  const link = await ctx.db
    .updateTable('sign_in_links')
    .set({ used_at: now })
    .where('token_sha256', '=', tokenSha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['user_id', 'next'])
    .executeTakeFirst()
  if (!link) throw new RuleBroken({ key: 'errors.link_invalid' })
  const { setCookie, sessionToken } = await startSession(auth, link.user_id)
  await ctx.db
    .updateTable('sessions')
    .set({ started_by: 'link', password_free_until: new Date(now.getTime() + PASSWORD_FREE_MS) })
    .where('token', '=', sessionToken)
    .execute()
  await ctx.db.updateTable('users').set({ email_verified: true, updated_at: now }).where('id', '=', link.user_id).execute()
  return { setCookie, next: link.next }
}

async function startSession(auth: Auth, userId: string): Promise<{ readonly setCookie: string[]; readonly sessionToken: string }> {
  try {
    const { headers, response } = await auth.api.startSession({ body: { userId }, returnHeaders: true })
    return { setCookie: headers.getSetCookie(), sessionToken: response.token }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) throw new RuleBroken({ key: 'errors.link_invalid' })
    throw error
  }
}
