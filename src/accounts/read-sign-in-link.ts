import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { tokenSha256 } from './invitation-token.ts'

/** Whom a link would sign in; looking does not use it up. Throws RuleBroken `link_invalid`, the same for unknown, used and expired. */
export async function readSignInLink(ctx: Context, token: string): Promise<{ readonly email: string }> {
  const link = await ctx.db
    .selectFrom('sign_in_links as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select('u.email')
    .where('l.token_sha256', '=', tokenSha256(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!link) throw new RuleBroken({ key: 'errors.link_invalid' })
  return link
}
