import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { freePort } from '../support/npm-start.ts'
import { CONTRIBUTOR, EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { CLIENT, openIdentityProvider, type Claims, type IdentityProviderHere } from './identity-provider.ts'

/** Who can sign in at the provider, by their name there. */
const CLAIMS: Claims = {
  rosa: { email: CONTRIBUTOR.email.toUpperCase(), email_verified: true },
  unsure: { email: EDITOR.email, email_verified: false },
  stranger: { email: 'nadie@otra.example', email_verified: true },
}

let server: TestServer
let issuer: string
let listening: IdentityProviderHere | undefined

beforeAll(async () => {
  issuer = `http://127.0.0.1:${await freePort()}`
  const provider = { issuer, clientId: CLIENT.client_id, clientSecret: CLIENT.client_secret, name: 'Red de Transparencia' }
  server = await startServer({ instant: '2026-11-20T15:00:00Z', empty: true, config: { provider } })
  for (const person of [CONTRIBUTOR, EDITOR]) {
    const { name, publicName, email, password } = person
    const path = new URL(await server.invitation('contributor')).pathname
    const form = { name, public_name: publicName, email, password, password_again: password }
    await httpSession(server.origin).post(path, form)
  }
})
afterAll(async () => {
  listening?.close()
  await server?.close()
})

it('a provider that is down says so, and passwords go on working', async () => {
  const session = httpSession(server.origin)
  const refused = await session.get('/es/sign-in/provider')
  expect([refused.status, (await refused.text()).includes(words('es').t('errors.provider_unavailable'))]).toEqual([422, true])
  expect((await session.post('/es/sign-in', { email: EDITOR.email, password: EDITOR.password })).status).toBe(303)
})

it('once it is there, lets in who has an account with the verified address, back to where they were going', async () => {
  listening = await openIdentityProvider(issuer, server.origin, CLAIMS)
  expect(await (await httpSession(server.origin).get('/en/sign-in')).text()).toContain('Red de Transparencia')
  const session = httpSession(server.origin)
  for (const next of ['/en/workspace/account', '/es/workspace/account']) {
    const back = await through(session, 'rosa', `/en/sign-in/provider?next=${encodeURIComponent(next)}`)
    expect([back.status, back.headers.get('location')]).toEqual([302, `${server.origin}${next}`])
    expect(await (await session.get(next)).text()).toContain(CONTRIBUTOR.email)
    await session.post('/es/sign-out', {})
  }
  const password = await httpSession(server.origin).post('/es/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
  expect(password.status).toBe(303)
})

it.each(['unsure', 'stranger'])('makes no account and signs nobody in: %s', async (login) => {
  const session = httpSession(server.origin)
  const back = await through(session, login, '/es/sign-in/provider')
  const location = new URL(back.headers.get('location') ?? '')
  expect(location.pathname).toBe('/es/sign-in')
  expect(await (await session.get(location.pathname + location.search)).text()).toContain(words('es').t('errors.provider_failed'))
  expect((await session.get('/es/workspace/account')).headers.get('location')).toContain('/es/sign-in?next=')
  expect((await server.run(['user', 'list'])).lines).toHaveLength(2)
})

it('takes no answer that it did not ask this browser for', async () => {
  const one = httpSession(server.origin)
  const callback = await callbackOf(one, 'rosa', '/es/sign-in/provider')
  const other = httpSession(server.origin)
  const back = await other.get(callback)
  expect(back.headers.get('location')).toContain('/es/sign-in?provider=failed')
  expect((await other.get('/es/workspace/account')).status).toBe(303)
  expect((await other.get('/api/auth/get-session')).status).toBe(404)
})

/** Goes to the provider and back as a browser does; gives the answer to the callback. */
async function through(session: HttpSession, login: string, path: string): Promise<Response> {
  return session.get(await callbackOf(session, login, path))
}

const callbackOf = async (session: HttpSession, login: string, path: string) => (await listening?.callbackOf(session, login, path)) ?? ''
