import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import { authOptions } from './auth-options.ts'
import type { AuthSettings, IdentityProvider } from './create-auth.ts'

const ID = 'oidc'
const PATIENCE_MS = 10_000

/** Where the provider sends people back to, below the origin of the site. */
export const PROVIDER_CALLBACK = `/api/auth/callback/${ID}`

export interface Provider {
  readonly name: string
  /** Where to send the browser, with whole cookie values to give it. `onward` and `failed` are addresses of this site. Throws when the provider is not there. */
  start(onward: string, failed: string): Promise<{ readonly location: string; readonly setCookie: string[] }>
  /** Answers the browser that comes back: a redirect, signed in or not. */
  finish(request: Request): Promise<Response>
}

/**
 * Sign-in with an OpenID Connect provider for people who have an account: the provider must say that it verified the address
 * at each sign-in, and nobody gets an account by it. It is an instance of better-auth of its own, made when first used and kept
 * once the provider has answered, so that a provider which is down or hangs at start neither stays out nor holds up passwords.
 */
export function createProvider(settings: AuthSettings & { readonly provider: IdentityProvider }): Provider {
  let ready: ReturnType<typeof openProvider> | undefined
  const open = async () => {
    await requireIssuer(settings.provider.issuer)
    return openProvider(settings)
  }
  return {
    name: settings.provider.name,
    async start(onward, failed) {
      const auth = ready ?? (await open())
      const body = { provider: ID, callbackURL: onward, errorCallbackURL: failed, disableRedirect: true }
      const { headers, response } = await inTime(auth.api.signInSocial({ body, returnHeaders: true }))
      if (!('url' in response) || !response.url) throw new Error('the provider gave no address')
      ready = auth
      return { location: response.url, setCookie: headers.getSetCookie() }
    },
    async finish(request) {
      const auth = ready ?? (await open())
      return inTime(auth.handler(request))
    },
  }
}

function openProvider(settings: AuthSettings & { readonly provider: IdentityProvider }) {
  const { provider } = settings
  const options = authOptions({ ...settings, signUp: false })
  return betterAuth({
    ...options,
    onAPIError: { errorURL: `${settings.publicUrl}/es/sign-in?provider=failed` },
    account: {
      ...options.account,
      updateAccountOnSignIn: false,
      // An invited person never had to confirm the address here; the provider's word is what counts.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    databaseHooks: {
      ...options.databaseHooks,
      account: { create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) } },
    },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: ID,
            discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
            requireIdTokenVerification: true,
            clientId: provider.clientId,
            clientSecret: provider.clientSecret,
            scopes: ['openid', 'email', 'profile'],
            disableSignUp: true,
            mapProfileToUser: (profile) => (profile['email_verified'] === true ? {} : { email: '' }),
          },
        ],
      }),
    ],
  })
}

/** The metadata must be of whom they were asked for (OpenID Connect Discovery 1.0, section 4.3); a slash at the end does not count. */
async function requireIssuer(issuer: string): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal })
  const { issuer: said } = (await answer.json()) as { readonly issuer?: unknown }
  if (typeof said !== 'string' || said.replace(/\/$/, '') !== issuer) throw new Error('the metadata are of another provider')
}

/** Nothing is done at the provider in anybody's name. */
const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null }

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('the provider did not answer in time')), PATIENCE_MS)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
