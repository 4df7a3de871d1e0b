import { words } from '../../templates/i18n/index.ts'
import { securityChangeMail, type SecurityChange } from '../../templates/mail/security-change.mail.ts'
import type { Context } from '../kernel/context.ts'

/**
 * Tells the owner of an account, in the language they signed in with last, what changed about its security. `at` is an ISO instant.
 * An account that was disabled meanwhile is told nothing. Throws what the mail server throws; the job then tries again.
 */
export async function sendSecurityMail(
  ctx: Context,
  input: { readonly accountId: string; readonly change: SecurityChange; readonly at: string },
): Promise<void> {
  const owner = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .select(['u.email', 'a.language'])
    .where('a.id', '=', input.accountId)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!owner) return
  const { publicUrl: origin, timeZone } = ctx.settings
  const href = `${origin}/${owner.language}/workspace/account`
  const mail = securityChangeMail({ change: input.change, at: input.at, timeZone, href, origin }, words(owner.language))
  await ctx.mail.send({ to: owner.email, ...mail })
}
