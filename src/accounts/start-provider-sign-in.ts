import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { clientNetwork } from './client-network.ts'
import type { Auth } from './create-auth.ts'
import type { Provider } from './create-provider.ts'
import { countAttempt } from './sign-in-rates.ts'

const PER_CLIENT = 20

/**
 * Where to send a browser that wants to sign in with the identity provider. `onward` and `failed` are addresses of this site.
 * Throws RuleBroken: `provider_unavailable`, and `too_many_attempts` after twenty a minute from one client.
 */
export async function startProviderSignIn(
  ctx: Context,
  auth: Auth,
  provider: Provider,
  input: { readonly onward: string; readonly failed: string; readonly clientAddress: string },
): Promise<{ readonly location: string; readonly setCookie: string[] }> {
  const subject = `provider client\n${clientNetwork(input.clientAddress)}`
  await countAttempt(ctx, auth.options.secret, [{ subject, max: PER_CLIENT }])
  try {
    return await provider.start(input.onward, input.failed)
  } catch {
    throw new RuleBroken({ key: 'errors.provider_unavailable' })
  }
}
