import { randomUUIDv7 } from 'node:crypto'
import { words } from '../../templates/i18n/index.ts'
import { signInLinkMail } from '../../templates/mail/sign-in-link.mail.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { newToken } from './invitation-token.ts'

const LINK_MINUTES = 15

/**
 * Answers one request for a link: makes it and sends it when an enabled account has the address, does nothing otherwise.
 * Only a digest of the token is stored. A request that has waited for longer than a link is good is dropped. Throws what the
 * mail server throws; the request stays, and the next try sends a fresh link.
 */
export async function sendSignInLink(ctx: Context, input: { readonly requestId: string }): Promise<void> {
  const now = ctx.clock.now()
  const { token, sha256 } = newToken()
  const request = await ctx.db.selectFrom('sign_in_requests').selectAll().where('id', '=', input.requestId).executeTakeFirst()
  if (!request) return
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
  const isFresh = now.getTime() - request.requested_at.getTime() < LINK_MINUTES * 60_000
  const made = isFresh
    ? await inTransaction(ctx.db, async (trx) => {
        await trx.deleteFrom('sign_in_links').where('expires_at', '<=', now).execute()
        const user = await trx
          .selectFrom('users as u')
          .innerJoin('accounts as a', 'a.user_id', 'u.id')
          .select(['u.id', 'u.email'])
          .where('u.email', '=', request.email)
          .where('a.disabled_at', 'is', null)
          .executeTakeFirst()
        if (!user) return null
        const link = {
          id: randomUUIDv7(),
          token_sha256: sha256,
          user_id: user.id,
          next: request.next,
          created_at: now,
          expires_at: expiresAt,
        }
        await trx
          .insertInto('sign_in_links')
          .values({ ...link, used_at: null })
          .execute()
        return user
      })
    : null
  if (made) {
    const { publicUrl: origin } = ctx.settings
    const href = `${origin}/${request.language}/sign-in/link?token=${token}`
    const mail = signInLinkMail({ href, minutes: LINK_MINUTES, origin }, words(request.language))
    await ctx.mail.send({ to: made.email, ...mail })
  }
  await ctx.db.deleteFrom('sign_in_requests').where('id', '=', request.id).execute()
}
