import { clientNetwork, readActor, readSession, renewSession, type Auth } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { useCode } from './use-code.ts'

export interface PassSecondFactorInput {
  /** Six digits of the app, or a recovery code. */
  readonly code: string
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
}

/**
 * The second step of signing in: uses the code up and puts a whole session in the place of the one that the first step began;
 * `setCookie` are whole header values. Throws Forbidden (no first step, or ten minutes ago), Invalid (`code`), RuleBroken
 * `too_many_attempts` and `second_factor_paused`.
 */
export async function passSecondFactor(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: PassSecondFactorInput,
): Promise<{ readonly setCookie: string[]; readonly accountId: string; readonly kind: 'app' | 'recovery' }> {
  const reader = await readActor(ctx, auth, headers)
  const session = await readSession(ctx, auth, headers)
  if (!session || reader?.pending !== 'second_factor') throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  const { id: accountId } = await ctx.db.selectFrom('accounts').select('id').where('user_id', '=', session.userId).executeTakeFirstOrThrow()
  const client = clientNetwork(input.clientAddress)
  const kind = await useCode(ctx, auth, { accountId, code: input.code, client, way: session.startedBy ?? 'provider' })
  return { accountId, kind, ...(await renewSession(ctx, auth, session, { secondFactor: true })) }
}
