import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { codeOf, later } from './app.ts'

const FACTOR = '/en/workspace/account/second-factor'
const en = words('en')
let server: TestServer

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z', empty: true, config: { secondFactorFor: ['administrator'] } })
})
afterAll(() => server?.close())

async function join(role: 'contributor' | 'administrator', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const path = new URL(await server.invitation(role)).pathname.replace('/es/', '/en/')
  await session.post(path, { name, public_name: publicName, email, password, password_again: password })
  return session
}

/** Turns the second factor on as a browser would; gives the key that the page shows and the codes, once. */
async function enrol(session: HttpSession, password: string) {
  expect((await session.post(`${FACTOR}/begin`, { old_password: password })).headers.get('location')).toBe(FACTOR)
  const page = await (await session.get(FACTOR)).text()
  expect(page).toMatch(/<svg[^>]+role="img"/)
  const secret = (/<p class="address"><code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const done = await session.post(`${FACTOR}/confirm`, { code: nextCode(secret) })
  expect([done.status, done.headers.get('cache-control')]).toEqual([201, 'no-store'])
  const codes = [...(await done.text()).matchAll(/<li><code>([a-z2-7-]+)<\/code>/g)].map(([, code = '']) => code)
  return { secret, codes }
}

function nextCode(secret: string): string {
  server.clock.set(later(server.clock.now(), 60).toISOString())
  return codeOf(secret, server.clock.now())
}

it('leads an administrator who must have one to turning it on, and to nothing else before', async () => {
  const session = await join('administrator', EDITOR)
  const desk = await session.get('/en/workspace')
  expect([desk.status, desk.headers.get('location')]).toEqual([303, FACTOR])
  expect((await session.post('/en/workspace/people', { role: 'editor' })).status).toBe(403)
  expect(await (await session.get(FACTOR)).text()).toContain(en.t('security.factor.required'))
  expect((await session.get('/en/recommendations')).status).toBe(200)
  const { codes } = await enrol(session, EDITOR.password)
  expect(codes).toHaveLength(10)
  expect(await (await session.get(FACTOR)).text()).not.toContain(codes[0])
  expect((await session.get('/en/workspace/people')).status).toBe(200)
})

it('asks for the second step after the first, keeps what was typed, and tells the owner by mail in their language', async () => {
  const session = await join('contributor', CONTRIBUTOR)
  const { secret, codes } = await enrol(session, CONTRIBUTOR.password)
  const cookie = session.cookies()
  await session.post('/en/sign-out', {})
  const stolen = await fetch(`${server.origin}/en/workspace`, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  expect(stolen.headers.get('location')).toContain('/sign-in')

  const credentials = { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password }
  const first = await session.post('/en/sign-in', { ...credentials, next: '/en/workspace/updates/new' })
  const step = '/en/sign-in/second-factor?next=%2Fen%2Fworkspace%2Fupdates%2Fnew'
  expect([first.status, first.headers.get('location')]).toEqual([303, step])
  const early = await session.get('/en/workspace/updates/new')
  expect([early.status, early.headers.get('location')]).toEqual([303, step])
  expect(await (await session.get(step)).text()).not.toContain(CONTRIBUTOR.name)
  const wrong = await session.post('/en/sign-in/second-factor', { code: '000000' })
  expect([wrong.status, (await wrong.text()).includes(en.t('errors.code_wrong'))]).toEqual([422, true])
  const right = await session.post('/en/sign-in/second-factor', { code: nextCode(secret), next: '/en/workspace/updates/new' })
  expect([right.status, right.headers.get('location')]).toEqual([303, '/en/workspace/updates/new'])
  expect((await session.get('/en/workspace/updates/new')).status).toBe(200)

  await session.post('/en/sign-out', {})
  const refused = await session.post('/en/workspace/account/name', { name: 'Rosa «Nueva»' })
  expect(refused.status).toBe(401)
  const held = hiddenFields(await refused.text(), /sign-in$/)
  const form = (fields: Record<string, string[]>) => Object.fromEntries(Object.entries(fields).map(([name, [value = '']]) => [name, value]))
  const second = await session.post('/en/sign-in', { ...form(held), ...credentials })
  const carried = hiddenFields(await second.text(), /second-factor$/)
  const resumed = unescaped(await (await session.post('/en/sign-in/second-factor', { ...form(carried), code: codes[0] ?? '' })).text())
  expect(resumed).toContain('Rosa «Nueva»')
  expect(await subjects(CONTRIBUTOR.email, 2)).toEqual([
    en.t('security.mail.recovery_code_used.subject'),
    en.t('security.mail.second_factor_on.subject'),
  ])
})

it('is asked after a link by mail too, and taken away by the command line', async () => {
  const session = httpSession(server.origin)
  await session.post('/en/sign-in/link', { email: CONTRIBUTOR.email })
  await subjects(CONTRIBUTOR.email, 3)
  const mails = await server.messages()
  const link = new URL(mails.map(({ text }) => /http\S+sign-in\/link\?\S+/.exec(text ?? '')?.[0]).find(Boolean) ?? '')
  const entered = await session.post('/en/sign-in/link/use', { token: link.searchParams.get('token') ?? '' })
  expect(entered.headers.get('location')).toBe('/en/sign-in/second-factor')
  expect((await session.get('/en/workspace')).status).toBe(303)
  expect((await server.run(['user', 'reset-second-factor', 'nobody@example.org'])).exitCode).toBe(1)
  expect((await server.run(['user', 'reset-second-factor', CONTRIBUTOR.email])).exitCode).toBe(0)
  await session.post('/en/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
  expect((await session.get('/en/workspace')).status).toBe(200)
})

it('shows the open sessions and ends another one', async () => {
  const [here, there] = [httpSession(server.origin), httpSession(server.origin)]
  for (const session of [here, there]) await session.post('/en/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
  const page = await (await here.get('/en/workspace/account/sessions')).text()
  expect(page).toContain(en.t('security.sessions.this'))
  const id = /sessions\/([0-9a-f-]{36})\/end/.exec(page)?.[1] ?? ''
  expect((await here.post(`/en/workspace/account/sessions/${id}/end`, {})).status).toBe(303)
  await here.post('/en/workspace/account/sessions/end-others', {})
  expect([(await here.get('/en/workspace')).status, (await there.get('/en/workspace')).status]).toEqual([200, 303])
})

it('ends the session that a browser came with when it signs in anew', async () => {
  const session = httpSession(server.origin)
  const credentials = { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password }
  await session.post('/en/sign-in', credentials)
  const cookie = session.cookies()
  await session.post('/en/sign-in', credentials)
  const old = await fetch(`${server.origin}/en/workspace`, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  expect([old.status, (await session.get('/en/workspace')).status]).toEqual([303, 200])
})

/** Subjects of the mails to an address, sorted, once there are so many. */
async function subjects(address: string, count: number): Promise<readonly string[]> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(50)) {
    const mails = (await server.messages()).filter(({ to }) => [to ?? []].flat().some(({ text }) => text === address))
    if (mails.length >= count) return mails.map(({ subject = '' }) => subject).toSorted()
  }
  throw new Error('the mails did not come')
}
