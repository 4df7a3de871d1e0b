import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { clonedDatabase, type ClonedDatabase } from '../support/database.ts'
import type { HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR } from '../support/people.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { openRelay, type RelayManner, type TcpRelay } from '../support/tcp-relay.ts'
import { UPDATE } from '../support/update-form.ts'
import { join } from './join.ts'

const INSTANT = '2026-11-20T14:02:00Z'
const TYPED = { ...UPDATE, reason_es: `Con «"tres" & <cuatro>»,\r\ny 'nada' más: ñ`, action: 'draft' }
const KEPT = ['/es', '/en/recommendations?theme=oversight', '/es/recommendations/REC-01', '/en/reports/baseline']
const FEED = '/es/feeds/changes.atom'

let database: ClonedDatabase
let relay: TcpRelay
let server: TestServer
let contributor: HttpSession
let addressee: string

beforeAll(async () => {
  database = await clonedDatabase()
  const url = new URL(database.serviceUrl)
  const folder = url.searchParams.get('host') ?? ''
  relay = await openRelay(folder === '' ? { host: url.hostname, port: Number(url.port || 5432) } : { path: `${folder}/.s.PGSQL.5432` })
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(relay.port)
  server = await startServer({ instant: INSTANT, config: { databaseUrl: url.href, databasePatienceSeconds: 2, logLevel: 'silent' } })
  await server.edition(/baseline/, 'es')
  contributor = await join(server.origin, await server.invitation('contributor'), CONTRIBUTOR)
  const form = await (await contributor.get('/es/workspace/updates/new')).text()
  addressee = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
})

afterAll(async () => {
  relay?.behave('through')
  await server?.close()
  await relay?.close()
  await database?.drop()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.origin + path, { headers, redirect: 'manual' })

/** Until a page is no copy any more: by then everything else is asked of the record too. */
async function back(): Promise<void> {
  relay.behave('through')
  for (let age: string | null = '0'; age !== null; await sleep(100)) age = (await get('/es')).headers.get('age')
}

async function ownDrafts(): Promise<number> {
  const desk = await (await contributor.get('/es/workspace')).text()
  return new Set([...desk.matchAll(/workspace\/updates\/([0-9a-f-]{36})/g)].map(([, id]) => id)).size
}

describe.each<RelayManner>(['cut', 'stall'])('while the database is away (%s)', (manner) => {
  beforeAll(async () => {
    for (const path of [...KEPT, FEED]) await (await get(path)).text()
    relay.behave(manner)
    // What was read just before it went away is as good as ever.
    await sleep(60)
  })
  afterAll(back)

  it.each(KEPT)('%s is a copy that says so, and no cache takes it for the page', async (path) => {
    const answer = await get(path, { 'if-none-match': '*' })
    const page = await answer.text()
    const { t } = words(path.slice(1, 3))
    expect(answer.status).toBe(200)
    expect(page).toMatch(
      path.startsWith('/es') ? /copia del 20 de noviembre de 2026 a las 14:02 UTC/ : /copy of November 20, 2026 at 14:02 UTC/,
    )
    expect(page).toContain(t('pages.copy.text').replaceAll("'", '&#39;'))
    expect(page.indexOf('role="status"')).toBeGreaterThan(page.indexOf('<main'))
    const { headers } = answer
    expect([headers.get('warning'), headers.get('age'), headers.get('cache-control'), headers.get('etag')]).toEqual([
      '111 - "Revalidation Failed"',
      expect.stringMatching(/^\d+$/),
      'public, no-cache',
      null,
    ])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('a feed is told as it was last true', async () => {
    const answer = await get(FEED)
    expect([answer.status, answer.headers.get('warning'), answer.headers.get('cache-control')]).toEqual([
      200,
      '111 - "Revalidation Failed"',
      'public, no-cache',
    ])
    expect(await answer.text()).toContain('<entry>')
  })

  it.each(['es', 'en'] as const)('a page that was not kept is a 503 in its language (%s)', async (language) => {
    const answer = await get(`/${language}/glossary?nobody=asked`, { accept: 'text/html' })
    const { t } = words(language)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    const page = unescaped(await answer.text())
    expect([t('errors.database_away'), t('errors.database_slow')].some((said) => page.includes(said))).toBe(true)
    expect(page).not.toMatch(/ECONN|Error:|at .*\.ts/)
  })

  it('the API says so as a problem', async () => {
    const answer = await get('/api/v1/recommendations', { 'accept-language': 'en' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ status: 503, type: `${server.origin}/api/problems#unavailable` })
  })

  it('whoever writes gets the form back with every word, and it can be sent once the database is back', async () => {
    const typed = { addressee, ...TYPED }
    const answer = await contributor.post('/es/workspace/updates', typed)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
    const again = hiddenFields(await answer.text(), /workspace\/updates/)
    expect(again).toEqual(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])))
    await back()
    const before = await ownDrafts()
    const fields = Object.fromEntries(Object.entries(again).map(([name, [value = '']]) => [name, value]))
    expect((await contributor.post('/es/workspace/updates', fields)).status).toBe(303)
    expect(await ownDrafts()).toBe(before + 1)
  })
})

const PUBLIC_FORMS: readonly (readonly [path: string, form: Readonly<Record<string, string>>, kept: readonly string[]])[] = [
  [
    '/es/subscribe',
    { topic: 'changes', email: 'rosa@example.org', frequency: 'daily', language: 'es' },
    ['topic', 'email', 'frequency', 'language'],
  ],
  ['/en/subscribe/access', { email: 'rosa@example.org' }, ['email']],
  ['/es/sign-in', { email: CONTRIBUTOR.email, password: 'una frase que nadie repite', next: '/es/workspace' }, ['email', 'next']],
  [
    '/en/sign-in',
    { email: 'a@example.org', password: 'x', held_to: '/en/workspace/updates', 'held:reason_en': 'Typed' },
    ['email', 'held_to', 'held:reason_en'],
  ],
  [
    '/es/invitation/nobody',
    { name: 'Rosa Quispe', email: 'rosa@example.org', password: 'una frase', password_again: 'una frase' },
    ['name', 'email'],
  ],
]
it.each(PUBLIC_FORMS)('what was typed into %s comes back while the database is away, without what is secret', async (path, form, kept) => {
  relay.behave('cut')
  try {
    const answer = await fetch(server.origin + path, {
      method: 'POST',
      headers: { origin: server.origin, accept: 'text/html' },
      body: new URLSearchParams(form),
    })
    const page = await answer.text()
    expect(answer.status).toBe(503)
    expect(hiddenFields(page, new RegExp(`^${path}$`))).toEqual(Object.fromEntries(kept.map((name) => [name, [form[name]]])))
    for (const name of ['password', 'code']) if (form[name] && form[name].length > 1) expect(page).not.toContain(form[name])
  } finally {
    await back()
  }
})

it('a slow line makes answers late, not wrong', async () => {
  relay.behave(40)
  try {
    const answer = await get('/es/recommendations/REC-02')
    expect([answer.status, answer.headers.get('age')]).toEqual([200, null])
  } finally {
    await back()
  }
})

it('a page whose questions take long is the copy from before, and true again afterwards', async () => {
  const path = '/es/recommendations/REC-01'
  await (await get(path)).text()
  server.clock.set(new Date(Date.parse(INSTANT) + 120_000).toISOString())
  relay.behave(700)
  try {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('warning'), answer.headers.get('etag')]).toEqual([200, '111 - "Revalidation Failed"', null])
    expect(unescaped(await answer.text())).toContain(words('es').t('pages.copy.text'))
  } finally {
    await back()
  }
  const after = await get(path)
  expect([after.status, after.headers.get('warning')]).toEqual([200, null])
  expect(await after.text()).not.toContain('role="status"')
})
