import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpSession } from '../support/http-session.ts'
import { freePort } from '../support/npm-start.ts'
import { EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

interface Forged {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  readonly algorithm?: string
}

const CLIENT = 'vigia'
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
let server: TestServer
let provider: Server
let issuer: string
let named: string
let token = ''

/** A provider that says what the test wants: its own code is the attacker's. */
beforeAll(async () => {
  issuer = `http://127.0.0.1:${await freePort()}`
  named = `${issuer}.example`
  const answers: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: named,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token }),
    '/userinfo': () => ({ sub: 'emilio', email: EDITOR.email, email_verified: true }),
  }
  provider = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '', issuer).pathname]
    response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer?.() ?? {}))
  }).listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(provider, 'listening')
  server = await startServer({
    instant: '2026-11-20T15:00:00Z',
    empty: true,
    config: { provider: { issuer, clientId: CLIENT, clientSecret: 'a secret of the tests', name: 'Red' } },
  })
  const { name, publicName, email, password } = EDITOR
  const form = { name, public_name: publicName, email, password, password_again: password }
  await httpSession(server.origin).post(new URL(await server.invitation('contributor')).pathname, form)
})
afterAll(async () => {
  provider?.closeAllConnections()
  provider?.close()
  await server?.close()
})

/** Goes to the provider and comes back with this ID token: the path and query that the browser is then sent to. */
async function backWith(forged: Forged): Promise<string> {
  const session = httpSession(server.origin)
  const asked = new URL((await session.get('/es/sign-in/provider')).headers.get('location') ?? '', issuer).searchParams
  const now = Math.floor(Date.now() / 1000)
  const nonce = asked.get('nonce')
  const said = { iss: issuer, aud: CLIENT, sub: 'emilio', iat: now, exp: now + 300, email: EDITOR.email, email_verified: true }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { algorithm = 'RS256', key = keys.privateKey, claims = {} } = forged
  const head = `${part({ alg: algorithm, kid: 'one' })}.${part({ ...said, ...(nonce === null ? {} : { nonce }), ...claims })}`
  token = `${head}.${algorithm === 'none' ? '' : sign('sha256', Buffer.from(head), key).toString('base64url')}`
  const back = await session.get(`/api/auth/callback/oidc?code=c&state=${encodeURIComponent(asked.get('state') ?? '')}`)
  const { pathname, search } = new URL(back.headers.get('location') ?? '', server.origin)
  const signedIn = (await session.get('/es/workspace/account')).status === 200
  return `${pathname}${search}${signedIn ? ', signed in' : ''}`
}

it('metadata that name another issuer than the configured one are refused', async () => {
  const refused = await httpSession(server.origin).get('/es/sign-in/provider')
  expect(refused.status).toBe(422)
  named = issuer
})

it('a token that is as it must be lets in', async () => {
  expect(await backWith({})).toBe('/es/workspace, signed in')
})

it.each<[string, Forged]>([
  ['signed with another key', { key: others.privateKey }],
  ['without a signature', { algorithm: 'none' }],
  ['of another issuer', { claims: { iss: 'https://other.example' } }],
  ['for another client', { claims: { aud: 'somebody-else' } }],
  ['that answers another request', { claims: { nonce: 'another' } }],
  ['that ended', { claims: { exp: Math.floor(Date.now() / 1000) - 3600, iat: Math.floor(Date.now() / 1000) - 7200 } }],
])('a token %s lets nobody in', async (_, forged) => {
  expect(await backWith(forged)).toMatch(/^\/es\/sign-in\?provider=failed(?!.*signed in)/)
})

it('who came in once is known by the subject, whatever the address then', async () => {
  expect(await backWith({ claims: { email: 'otra@red.example' } })).toBe('/es/workspace, signed in')
  expect(await backWith({ claims: { sub: 'stranger', email: 'otra@red.example' } })).toMatch(/^\/es\/sign-in\?provider=failed/)
})
