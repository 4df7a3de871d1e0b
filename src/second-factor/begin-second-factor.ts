import { requireOwnPassword, type Auth } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { newSecret } from './one-time-password.ts'
import { ownSession } from './own-session.ts'
import { sealSecret } from './seal-secret.ts'

/**
 * Makes a secret for the actor's app, in the place of one that was begun before; nothing is asked for until it is confirmed.
 * Throws Forbidden, Invalid (`old_password`), RuleBroken `not_allowed` where a second factor is on, and `too_many_attempts`.
 */
export async function beginSecondFactor(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: { readonly oldPassword: string },
): Promise<void> {
  const { actor, session } = await ownSession(ctx, auth, headers)
  await requireOwnPassword(ctx, auth, actor, session, input.oldPassword)
  const sealed_secret = sealSecret(ctx.vault, actor.accountId, newSecret())
  const begun_at = ctx.clock.now()
  const begun = await ctx.db
    .insertInto('second_factors')
    .values({ account_id: actor.accountId, sealed_secret, begun_at, confirmed_at: null })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ sealed_secret, begun_at }).where('second_factors.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst()
  if (!begun) throw new RuleBroken({ key: 'errors.not_allowed' })
}
