import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { Auth } from './create-auth.ts'
import type { SessionEntry } from './read-session.ts'
import { countAttempt, forgetAttempt } from './sign-in-rates.ts'

const FAILURES = 5

/**
 * That whoever sits there knows the account's password. Not asked in the first minutes of a session that a link by mail started.
 * Throws Invalid (`old_password`), and RuleBroken `too_many_attempts` after five wrong ones in a minute.
 */
export async function requireOwnPassword(ctx: Context, auth: Auth, actor: Actor, session: SessionEntry, typed: string): Promise<void> {
  if (session.isPasswordFree) return
  if (typed === '') throw new Invalid({ old_password: { key: 'errors.required' } })
  const { password: passwords } = await auth.$context
  const limits = [{ subject: `old password\n${actor.accountId}`, max: FAILURES }]
  await countAttempt(ctx, auth.options.secret, limits)
  const stored = await ctx.db
    .selectFrom('credentials')
    .select('password')
    .where('user_id', '=', session.userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  const fits = stored?.password ? await passwords.verify({ hash: stored.password, password: typed }) : false
  if (!fits) throw new Invalid({ old_password: { key: 'errors.old_password_wrong' } })
  await forgetAttempt(ctx, auth.options.secret, limits)
}
