import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { httpSession, type HttpSession } from '../support/http-session.ts'

export const CLIENT = { client_id: 'vigia', client_secret: 'a secret of the tests' }

/** What the provider says about somebody, by the name that they sign in with there. */
export type Claims = Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>

export interface IdentityProviderHere {
  /** What it sends a browser back to Vigía (`origin`) with, after somebody signed in there; the browser goes there from `path`. */
  callbackOf(session: HttpSession, login: string, path: string): Promise<string>
  close(): void
}

/** An OpenID Connect provider on this machine, at `issuer` (with a port), for one Vigía. */
export async function openIdentityProvider(issuer: string, origin: string, claims: Claims): Promise<IdentityProviderHere> {
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${origin}/api/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['tests'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims[id] }) }),
  })
  const running = createServer((request, response) => void provider.callback()(request, response)).listen(
    Number(new URL(issuer).port),
    '127.0.0.1',
  )
  await once(running, 'listening')
  return {
    async callbackOf(session, login, path) {
      const there = httpSession(issuer)
      let location = (await session.get(path)).headers.get('location') ?? ''
      for (let steps = 0; steps < 20 && !location.startsWith(origin); steps += 1) {
        const response = await there.get(location)
        const page = await response.text()
        const [, action = '', prompt = ''] = /action="([^"]+)"[\s\S]*?name="prompt" value="(\w+)"/.exec(page) ?? []
        const answered = response.status === 200 ? await there.post(action, { prompt, login, password: 'x' }) : response
        location = new URL(answered.headers.get('location') ?? '', issuer).href
      }
      return location
    },
    close() {
      running.closeAllConnections()
      running.close()
    },
  }
}
