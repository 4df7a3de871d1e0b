import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteAccount } from '../../src/accounts/index.ts'
import { listeningApp, type ListeningApp } from '../api/listening-app.ts'
import { EDITOR } from '../support/people.ts'

const ORIGIN = 'https://vigia.example'
const ON_EVERY_ANSWER = {
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'content-security-policy': /(?:default-src 'none'|^sandbox)/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(?:same-origin|cross-origin)$/,
  'permissions-policy': /camera=\(\), .*geolocation=\(\), .*microphone=\(\)/,
}
/** What belongs to somebody: nobody may keep it. */
const PRIVATE = /^\/(?:es|en)\/(?:workspace|sign-in|invitation|subscribe\/(?:confirm|preferences)|unsubscribe)(?:\/|$)/
/** May stand in frames of other sites: that is what they are for. */
const PANELS = /^\/(?:es|en)\/panels\//

let app: ListeningApp
let cookie: string

beforeAll(async () => {
  app = await listeningApp({ instant: '2026-11-02T15:00:00Z', settings: { contact: 'contacto@example.org' } })
  const { token } = await inviteAccount(app.record.system, { role: 'administrator' })
  const { name, publicName, email, password } = EDITOR
  const body = new URLSearchParams({ name, public_name: publicName, email, password, password_again: password })
  const joined = await ask(`/es/invitation/${token}`, { method: 'POST', headers: { origin: ORIGIN }, body })
  cookie = joined.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ')
  if (!cookie.startsWith('__Host-vigia.session_token=')) throw new Error(`no cookie of this host: ${cookie}`)
})
afterAll(() => app?.close())

const ask = (path: string, init: RequestInit = {}) => fetch(app.origin + path, { redirect: 'manual', ...init })

/** Every address of a route that answers a method, its parameters filled in with what is on record where that is easy. */
function addresses(method: string): readonly string[] {
  const known: Readonly<Record<string, string>> = { ':code': 'REC-01', ':slug': 'oversight', ':name': 'forms.css' }
  const paths = app.routes.filter((route) => route.method === method).map(({ path }) => path.replaceAll('*', 'x'))
  return [...new Set(paths)].map((path) => path.replaceAll(/:\w+(?:\{(?:[^{}]|\{[^}]*\})*\})?\??/g, (part) => known[part] ?? '0'))
}

function faults(path: string, answer: Response): readonly string[] {
  const wrong = Object.entries(ON_EVERY_ANSWER).flatMap(([name, fits]) =>
    fits.test(answer.headers.get(name) ?? '') ? [] : [`${path} ${answer.status} ${name}: ${answer.headers.get(name)}`],
  )
  const policy = answer.headers.get('content-security-policy') ?? ''
  if (/unsafe|(?:script|object|default)-src[^;]*(?:\*|https?:|data:)/.test(policy)) wrong.push(`${path} is lax: ${policy}`)
  if (!PANELS.test(path) && /frame-ancestors (?!'none'|'self')/.test(policy)) wrong.push(`${path} may be framed: ${policy}`)
  const type = answer.headers.get('content-type') ?? ''
  if (/^text\/|[/+]xml/.test(type) && !/charset=utf-8/i.test(type)) wrong.push(`${path} has no charset: ${type}`)
  for (const set of answer.headers.getSetCookie())
    if (!/^__Host-[^;]+;.*Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(set)) wrong.push(`${path} ${set}`)
  return wrong
}

describe.each([
  ['a reader', () => ({})],
  ['an administrator', () => ({ cookie })],
] as const)('every address as %s', (who, headers) => {
  it('carries the headers, whatever it answers', async () => {
    const wrong: string[] = []
    const statuses = new Map<number, number>()
    for (const path of addresses('GET')) {
      const answer = await ask(path, { headers: { accept: 'text/html', ...headers() } })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      wrong.push(...faults(path, answer))
      const kept = answer.headers.get('cache-control') ?? ''
      if (answer.ok && PRIVATE.test(path) && !kept.includes('no-store')) wrong.push(`${path} may be kept: ${kept}`)
      if (who !== 'a reader' && answer.headers.get('content-type')?.startsWith('text/html') && answer.ok && !/no-store|private/.test(kept))
        wrong.push(`${path} may be kept for others: ${kept}`)
      await answer.body?.cancel()
    }
    expect(wrong).toEqual([])
    expect(statuses.get(500)).toBeUndefined()
    expect(statuses.get(200)).toBeGreaterThan(60)
  })
})

it('a form that comes from elsewhere changes nothing at any address that takes one', async () => {
  const answers: string[] = []
  const places = addresses('POST').filter((path) => !path.startsWith('/api/') && !/\/unsubscribe\//.test(path))
  for (const path of places) {
    const init = { method: 'POST', headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie } }
    const answer = await ask(path, { ...init, body: new URLSearchParams({ name: 'x' }) })
    if (answer.status !== 403) answers.push(`${path} ${answer.status}`)
  }
  expect(places.length).toBeGreaterThan(100)
  expect(answers).toEqual([])
})

it('methods that nobody needs are not answered', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
    expect([method, (await ask('/es/recommendations', { method })).status]).toEqual([method, 404])
  }
})

it('says where to report a weakness, for half a year from today', async () => {
  const answer = await ask('/.well-known/security.txt')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await answer.text()).toBe(
    [
      'Contact: mailto:contacto@example.org',
      'Expires: 2027-05-01T00:00:00Z',
      'Preferred-Languages: es, en',
      `Canonical: ${ORIGIN}/.well-known/security.txt`,
      '',
    ].join('\n'),
  )
})
