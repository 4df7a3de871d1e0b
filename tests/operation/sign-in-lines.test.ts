import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { CLIENT, openIdentityProvider, type IdentityProviderHere } from '../accounts/identity-provider.ts'
import { codeOf } from '../second-factor/app.ts'
import { clonedDatabase } from '../support/database.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { freePort } from '../support/npm-start.ts'
import { EDITOR } from '../support/people.ts'
import { answerOnce, startProcess, type ServiceProcess } from '../support/start-process.ts'

const FACTOR = '/en/workspace/account/second-factor'
const CREDENTIALS = { email: EDITOR.email, password: EDITOR.password }
const INFO = 30
const WARN = 40
const ends: (() => unknown)[] = []
let service: ServiceProcess
let provider: IdentityProviderHere
let origin: string
let own: HttpSession
let databaseUrl: string | undefined

/** A service as it is started without another word about its log, with a provider. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-sign-in-lines-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const database = inject('leg').engine === 'postgres' ? await clonedDatabase() : null
  if (database) ends.push(() => database.drop())
  databaseUrl = database?.url
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const issuer = `http://127.0.0.1:${await freePort()}`
  provider = await openIdentityProvider(issuer, origin, { emilio: { email: EDITOR.email, email_verified: true } })
  ends.push(() => provider.close())
  service = startProcess({
    ...(database ? { DATABASE_URL: database.url } : {}),
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: origin,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.client_id,
    OIDC_CLIENT_SECRET: CLIENT.client_secret,
  })
  ends.push(() => service.kill())
  await answerOnce(
    `${origin}/readyz`,
    async ({ status }) => status,
    (status) => status === 200,
  )
  for (const until = Date.now() + 20_000; !/\/invitation\//.test(service.output()) && Date.now() < until;) await sleep(50)
  const invitation = /\/es\/invitation\/\S+/.exec(service.output())?.[0] ?? ''
  own = httpSession(origin)
  const { name, publicName, email, password } = EDITOR
  await own.post(invitation, { name, public_name: publicName, email, password, password_again: password })
}, 120_000)
afterAll(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

interface Line {
  readonly msg: string
  readonly level: number
  readonly requestId?: string
  readonly event?: string
  readonly accountId?: string | null
  readonly path?: string
}
const lines = () =>
  service
    .errors()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

/** What the lines of security of one request say: event, level, whether they name an account, path. */
async function told(answer: Response) {
  await answer.text()
  const id = answer.headers.get('x-request-id')
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
    const found = lines().filter(({ msg, requestId }) => msg === 'security' && requestId === id)
    if (found.length > 0) return found.map(({ event, level, accountId, path }) => [event, level, typeof accountId === 'string', path])
  }
  return []
}

it('a password that is right and one that is wrong, without a word about the log in the configuration', async () => {
  expect(await told(await httpSession(origin).post('/en/sign-in', CREDENTIALS))).toEqual([['signed_in', INFO, true, '/en/sign-in']])
  const wrong = { ...CREDENTIALS, password: `${CREDENTIALS.password}.` }
  expect(await told(await httpSession(origin).post('/en/sign-in', wrong))).toEqual([['sign_in_failed', WARN, true, '/en/sign-in']])
})

it('a wrong old password where it is asked for once more', async () => {
  const path = '/en/workspace/account/password'
  const typed = { old_password: 'not this one', password: 'otra frase bien larga', password_again: 'otra frase bien larga' }
  expect(await told(await own.post(path, typed))).toEqual([['password_failed', WARN, true, path]])
})

it('coming back from the identity provider, and coming back with what it never sent', async () => {
  const session = httpSession(origin)
  const callback = await provider.callbackOf(session, 'emilio', '/en/sign-in/provider')
  expect(await told(await session.get(callback))).toEqual([['signed_in', INFO, true, '/api/auth/callback/oidc']])
  const made = await httpSession(origin).get('/api/auth/callback/oidc?code=made-up&state=made-up')
  expect(await told(made)).toEqual([['sign_in_failed', WARN, false, '/api/auth/callback/oidc']])
})

it('the first step, a wrong code and the second step', async () => {
  await own.post(`${FACTOR}/begin`, { old_password: EDITOR.password })
  const page = await (await own.get(FACTOR)).text()
  const secret = (/<p class="address"><code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const done = await (await own.post(`${FACTOR}/confirm`, { code: codeOf(secret, new Date()) })).text()
  const [recovery = ''] = [...done.matchAll(/<li><code>([a-z2-7-]+)<\/code>/g)].map(([, code = '']) => code)
  const session = httpSession(origin)
  const step = '/en/sign-in/second-factor'
  expect(await told(await session.post('/en/sign-in', CREDENTIALS))).toEqual([['first_step_passed', INFO, true, '/en/sign-in']])
  expect(await told(await session.post(step, { code: 'aaaa-bbbb-cccc-dddd' }))).toEqual([['second_factor_failed', WARN, true, step]])
  expect(await told(await session.post(step, { code: recovery }))).toEqual([['signed_in', INFO, true, step]])
})

it('the provider takes the place of the password alone: the second factor is asked all the same, and the session ends like any other', async () => {
  const session = httpSession(origin)
  const back = await session.get(await provider.callbackOf(session, 'emilio', '/en/sign-in/provider'))
  expect(back.headers.get('set-cookie')).toMatch(/session_token=[^;]+; Max-Age=1209600;/)
  expect(await told(back)).toEqual([['first_step_passed', INFO, true, '/api/auth/callback/oidc']])
  expect((await session.get('/en/workspace/account')).headers.get('location')).toContain('/en/sign-in/second-factor')
})

it.skipIf(inject('leg').engine === 'embedded')('no token of the provider is kept', async () => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>("select * from credentials where provider_id = 'oidc'")
  await client.end()
  expect(rows).toMatchObject([{ access_token: null, refresh_token: null, id_token: null }])
})

it('no other line of what went well, and nothing of who they are', () => {
  expect(lines().filter(({ msg, level }) => msg !== 'security' && level < WARN)).toEqual([])
  expect(service.errors()).not.toContain(EDITOR.email)
  expect(
    service
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{')),
  ).toEqual([])
})
