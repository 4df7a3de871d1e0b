import { isAPIError } from 'better-auth/api'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { clientNetwork } from './client-network.ts'
import type { Auth } from './create-auth.ts'
import { countAttempt, forgetAttempt, type Limit } from './sign-in-rates.ts'

const FAILURES_PER_ADDRESS = 5
const FAILURES_PER_CLIENT = 20

export interface SignInInput {
  readonly email: string
  readonly password: string
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
}

/**
 * Starts a session; `setCookie` are whole header values. Throws RuleBroken `sign_in_failed`, the same for an unknown
 * address, a wrong password and a disabled account, and `too_many_attempts` after five failures in a minute for one
 * address from one client, or twenty from one client.
 */
export async function signIn(ctx: Context, auth: Auth, input: SignInInput): Promise<{ readonly setCookie: string[] }> {
  const email = input.email.trim().toLowerCase()
  const client = clientNetwork(input.clientAddress)
  const limits: readonly Limit[] = [
    { subject: `client\n${client}`, max: FAILURES_PER_CLIENT },
    { subject: `address\n${client}\n${email}`, max: FAILURES_PER_ADDRESS },
  ]
  const { secret } = auth.options
  await countAttempt(ctx, secret, limits)
  const started = await startSession(auth, email, input.password)
  if (started === null) throw new RuleBroken({ key: 'errors.sign_in_failed' })
  await forgetAttempt(ctx, secret, limits)
  await ctx.db.updateTable('sessions').set({ started_by: 'password' }).where('token', '=', started.token).execute()
  return { setCookie: started.setCookie }
}

async function startSession(
  auth: Auth,
  email: string,
  password: string,
): Promise<{ readonly setCookie: string[]; readonly token: string } | null> {
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
    return { setCookie: headers.getSetCookie(), token: response.token }
  } catch (error) {
    if (isAPIError(error) && error.statusCode >= 400 && error.statusCode < 500) return null
    throw error
  }
}
