import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { clonedDatabase } from '../support/database.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { freePort } from '../support/npm-start.ts'
import { answerOnce, startProcess, type ServiceProcess } from '../support/start-process.ts'
import { UPDATE } from '../support/update-form.ts'

type Line = Readonly<Record<string, unknown>>

const SENTINEL = 'zarzamora77'
const EMAIL = `${SENTINEL}@correo.example`
const PASSWORD = `una frase larga ${SENTINEL}`
const ends: (() => unknown)[] = []
let service: ServiceProcess
let origin: string
let administrator: HttpSession

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-lines-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const database = inject('leg').engine === 'postgres' ? await clonedDatabase() : null
  if (database) ends.push(() => database.drop())
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  service = startProcess({
    ...(database ? { DATABASE_URL: database.url } : {}),
    SINGLE_PERSON: 'true',
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: origin,
    LOG_LEVEL: 'debug',
    TRUSTED_PROXIES: '127.0.0.1',
    REQUESTS_PER_MINUTE: '40',
  })
  ends.push(() => service.kill())
  await answerOnce(
    `${origin}/readyz`,
    async ({ status }) => status,
    (status) => status === 200,
  )
  for (const until = Date.now() + 20_000; !/\/invitation\//.test(service.output()) && Date.now() < until;) await sleep(50)
  administrator = httpSession(origin)
  const invitation = /\/es\/invitation\/\S+/.exec(service.output())?.[0] ?? ''
  const names = { name: `Ana ${SENTINEL}`, public_name: `Ana ${SENTINEL}` }
  await administrator.post(invitation, { ...names, email: EMAIL, password: PASSWORD, password_again: PASSWORD })
}, 120_000)
afterAll(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const lines = (): readonly Line[] =>
  service
    .errors()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

/** The first line that fits, as soon as there is one. */
async function lineOf(fits: (line: Line) => boolean): Promise<Line | undefined> {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
    const found = lines().find(fits)
    if (found) return found
  }
}

it('the id of a request follows it into its jobs; only a UUID is taken from outside', async () => {
  const requestId = randomUUID()
  const form = new URLSearchParams({ q: 'acuerdos' })
  const asked = await fetch(`${origin}/es/reports/requests`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin, 'x-request-id': requestId.toUpperCase() },
  })
  expect([asked.status, asked.headers.get('x-request-id')]).toEqual([303, requestId])
  expect(await lineOf((line) => line['msg'] === 'request' && line['requestId'] === requestId)).toMatchObject({ status: 303 })
  expect(await lineOf((line) => line['msg'] === 'job done' && line['requestId'] === requestId)).toMatchObject({
    job: 'make-report-request',
    jobId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  for (const sent of [SENTINEL, '123', `${requestId}0`, 'a'.repeat(500)]) {
    const answer = await fetch(`${origin}/healthz`, { headers: { 'x-request-id': sent } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-/)
    expect(answer.headers.get('x-request-id')).not.toBe(sent)
  }
})

it('the log of a run at its most talkative holds nothing personal and no secret', async () => {
  const cookies = administrator.cookies()
  const page = await (await administrator.get('/es/workspace/updates/new')).text()
  const addressee = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
  const update = { addressee, ...UPDATE, summary_es: SENTINEL, new_0_title: SENTINEL, new_0_note_es: SENTINEL, action: 'submit' }
  expect((await administrator.post('/es/workspace/updates', update)).status).toBe(303)
  const made = await administrator.post('/es/workspace/account/keys', { label: SENTINEL, scopes_writeUpdate: '1', expires_on: '' })
  const key = /vigia_[A-Za-z0-9_-]{20,}/.exec(await made.text())?.[0] ?? ''
  expect(key).not.toBe('')
  const authorization = { authorization: `Bearer ${key}` }
  const body = JSON.stringify({ summary: SENTINEL })
  const refusals = [
    await fetch(`${origin}/api/v1/updates`, { method: 'POST', headers: { ...authorization, 'content-type': 'application/json' }, body }),
    await fetch(`${origin}/api/v1/updates`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: `{${SENTINEL}`,
    }),
    await fetch(`${origin}/api/v1/me`, { headers: { authorization: `Bearer ${SENTINEL}-1234567890123456` } }),
    await fetch(`${origin}/es/recommendations?q=${SENTINEL}&page=x`),
    await fetch(`${origin}/es/unsubscribe/${SENTINEL}`),
    await fetch(`${origin}/es/subscribe/confirm/${SENTINEL}`),
    await fetch(`${origin}/es/invitation/${SENTINEL}`),
    await fetch(`${origin}/es/recommendations/${EMAIL}`),
    await httpSession(origin).post('/es/sign-in', { email: EMAIL, password: `${PASSWORD} not` }),
    await httpSession(origin).post('/es/sign-in-link', { email: EMAIL }),
    await httpSession(origin).post('/es/subscribe', { email: EMAIL, topic: '', frequency: 'weekly', language: 'es' }),
    await fetch(`${origin}/es`, { headers: { cookie: `better-auth.session_token=${SENTINEL}`, 'x-forwarded-for': SENTINEL } }),
  ]
  for (const answer of refusals) await answer.text()
  await sleep(3_000)
  const log = service.errors()
  expect(lines().filter(({ msg }) => msg === 'request').length).toBeGreaterThan(refusals.length)
  expect(lines().some(({ msg }) => msg === 'job done')).toBe(true)
  expect(log).not.toContain(SENTINEL)
  expect(log).not.toContain(key)
  for (const cookie of cookies.split('; ')) expect(log).not.toContain(cookie.slice(cookie.indexOf('=') + 1))
}, 60_000)

/** What the lines of security of one request say. */
const told = async (answer: Response) => {
  await answer.text()
  const id = answer.headers.get('x-request-id')
  const line = await lineOf((each) => each['msg'] === 'security' && each['requestId'] === id)
  return line && { event: line['event'], level: line['level'], account: line['accountId'] }
}

it('signing in, and what is refused, have lines that say who and what, not from where or with which words', async () => {
  const visitor = httpSession(origin)
  const entered = await visitor.post('/es/sign-in', { email: EMAIL, password: PASSWORD })
  const account = (await told(entered))?.account
  expect(account).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(await told(await httpSession(origin).post('/es/sign-in', { email: EMAIL, password: `${PASSWORD} not` }))).toEqual({
    event: 'sign_in_failed',
    level: 40,
    account,
  })
  const unknown = await httpSession(origin).post('/es/sign-in', { email: `otra-${EMAIL}`, password: SENTINEL })
  expect(await told(unknown)).toEqual({ event: 'sign_in_failed', level: 40, account: null })
  const link = await httpSession(origin).post('/es/sign-in/link/use', { token: SENTINEL })
  expect(await told(link)).toMatchObject({ event: 'sign_in_failed', account: null })

  const made = await administrator.post('/es/workspace/account/keys', {
    label: SENTINEL,
    scopes_writeUpdate: '1',
    scopes_writeEvidence: '1',
    expires_on: '',
  })
  const authorization = `Bearer ${/vigia_[A-Za-z0-9_-]{20,}/.exec(await made.text())?.[0] ?? ''}`
  const dueDate = await fetch(`${origin}/api/v1/addressees/${randomUUID()}/due-date`, { method: 'PUT', headers: { authorization } })
  expect([dueDate.status, await told(dueDate)]).toEqual([403, { event: 'permission_refused', level: 40, account }])
  const stranger = await fetch(`${origin}/api/v1/me`, { headers: { authorization: `Bearer vigia_${SENTINEL}` } })
  expect(await told(stranger)).toMatchObject({ event: 'key_refused', account: null })
  const elsewhere = await fetch(`${origin}/es/sign-in`, { method: 'POST', headers: { origin: 'https://example.org' } })
  expect([elsewhere.status, await told(elsewhere)]).toEqual([403, { event: 'other_site_refused', level: 40, account: null }])

  const upload = await fetch(`${origin}/api/v1/evidence-files?name=${SENTINEL}.pdf`, {
    method: 'POST',
    body: SENTINEL,
    headers: { authorization, 'content-type': 'application/octet-stream' },
  })
  expect(await told(upload)).toEqual({ event: 'upload_refused', level: 40, account })

  const limited = []
  for (let turn = 0; turn < 8; turn += 1) limited.push(await httpSession(origin).post('/es/sign-in', { email: EMAIL, password: 'no' }))
  expect(limited.at(-1)?.status).toBe(429)
  expect(await told(limited.at(-1)!)).toEqual({ event: 'rate_limited', level: 40, account })

  for (let turn = 0; turn < 45; turn += 1) await fetch(`${origin}/es/glossary`, { headers: { 'x-forwarded-for': '203.0.113.77' } })
  const atTheDoor = lines().filter(({ event, requestId }) => event === 'rate_limited' && requestId === undefined)
  expect(atTheDoor).toMatchObject([{ level: 40, accountId: null, method: 'GET', path: '/es/glossary' }])

  const security = lines().filter(({ msg }) => msg === 'security')
  const named = ['level', 'time', 'service', 'requestId', 'event', 'accountId', 'method', 'path', 'msg']
  expect(security.flatMap((line) => Object.keys(line)).filter((name) => !named.includes(name))).toEqual([])
  expect(security.filter(({ event }) => event === 'signed_in').map(({ level }) => level)).not.toContain(40)
  expect(service.errors()).not.toContain(SENTINEL)
  expect(service.errors()).not.toContain('203.0.113.77')
}, 60_000)
