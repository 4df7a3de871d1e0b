import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { words, type MessageKey } from '../../templates/i18n/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { testApp, type TestApp } from '../support/record.ts'

const HTML = { accept: 'text/html' }
const READER_PAGES = [
  '',
  '/recommendations',
  '/recommendations/REC-01',
  '/institutions',
  '/agreements',
  '/changes',
  '/corrections',
  '/reports',
  '/reports/baseline',
  '/methodology',
  '/sign-in',
]

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await issueBaseline(app.record.system)
})

afterAll(() => app?.close())

function says(language: string, key: MessageKey): string {
  return words(language).t(key).replaceAll("'", '&#39;')
}

describe('/ leads by language', () => {
  it.each([
    [undefined, '/es'],
    ['en', '/en'],
    ['es-PE,es;q=0.9,en;q=0.8', '/es'],
    ['en-US,en;q=0.9,es;q=0.1', '/en'],
    ['qu,en;q=0.5', '/en'],
    ['fr', '/es'],
    ['*', '/es'],
    ['en;q=0.2,es;q=0.7', '/es'],
    [';;;,=', '/es'],
  ])('%s to %s', async (accepted, to) => {
    const response = await app.get('/', accepted === undefined ? {} : { 'accept-language': accepted })
    expect([response.status, response.headers.get('location')]).toEqual([302, to])
    expect(response.headers.get('vary')).toContain('Accept-Language')
  })
})

it('an address with one slash too many leads to the page, on this site', async () => {
  for (const [path, to] of [
    ['/es/', '/es'],
    ['/en/themes/?as_of=2026-11-02', '/en/themes?as_of=2026-11-02'],
  ] as const) {
    const response = await app.get(path)
    expect([response.status, response.headers.get('location')]).toEqual([301, to])
  }
  for (const path of ['//example.org/', '/es//', '/data/', '/qu/']) expect((await app.get(path, HTML)).status).toBe(404)
})

describe.each(['es', 'en'])('in %s', (language) => {
  it.each(READER_PAGES)(
    '%s: 200, whatever language the browser asks for, without cookie or script, behind strict headers',
    async (path) => {
      const response = await app.get(`/${language}${path}`, { 'accept-language': language === 'es' ? 'en' : 'es' })
      expect(response.status).toBe(200)
      const page = await response.text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).not.toMatch(/<script(?! type="application\/ld\+json">)/)
      expect(response.headers.getSetCookie()).toEqual([])
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control':
          path === '/sign-in' ? 'no-store' : 'public, max-age=0, s-maxage=5, stale-while-revalidate=10, stale-if-error=604800',
        'referrer-policy': 'same-origin',
        'strict-transport-security': expect.stringContaining('max-age='),
      })
      const policy = response.headers.get('content-security-policy') ?? ''
      for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy).toContain(rule)
      expect(policy).not.toMatch(/unsafe|\*|script-src|http/)
    },
  )

  it.each([
    '/nowhere',
    '/recommendations/REC-99',
    '/institutions/none',
    '/agreements/none',
    '/themes/none',
    '/reports/none',
    '/recommendations/%00',
  ])('%s is not found, and the page says so in its language', async (path) => {
    const response = await app.get(`/${language}${path}`, HTML)
    expect(response.status).toBe(404)
    const page = await response.text()
    expect(page).toContain(`<html lang="${language}"`)
    expect(page).not.toContain('undefined')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['as_of=yesterday', 'errors.as_of_invalid'],
    ['as_of=2026-02-30', 'errors.as_of_invalid'],
    ['as_of=2026-11-03', 'errors.as_of_future'],
  ] as const)('%s is refused in words', async (query, key) => {
    for (const path of [
      '',
      '/recommendations',
      '/recommendations/REC-01',
      '/institutions',
      '/agreements',
      '/changes',
      '/corrections',
      '/reports',
    ]) {
      const response = await app.get(`/${language}${path}?${query}`, HTML)
      expect([path, response.status]).toEqual([path, 400])
      const page = await response.text()
      expect(page).toContain(says(language, key))
      expect(page).toContain('as_of')
    }
  })

  it.each(['status=done', 'country=FR', 'theme=a_b', 'q=%00', 'overdue=maybe'])('the list refuses ?%s and names it', async (query) => {
    const response = await app.get(`/${language}/recommendations?${query}`, HTML)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(query.split('=')[0])
  })

  it('the list takes what people type as text, not as a pattern or a statement', async () => {
    for (const text of ['%25', '_', "'; drop table events; --", '\\', '<blink>', '𝛑'.repeat(90), 'a '.repeat(90)]) {
      const response = await app.get(`/${language}/recommendations?q=${encodeURIComponent(text)}`, HTML)
      expect([text, response.status]).toEqual([text, 200])
      expect(await response.text()).not.toContain('<blink>')
    }
    const found = async (text: string) => {
      const page = await (await app.get(`/${language}/recommendations?q=${encodeURIComponent(text)}`)).text()
      return [...new Set(page.match(/REC-\d\d/g))].toSorted()
    }
    expect(await found('%')).toEqual(await found('no such words anywhere'))
    expect(await found('REC-03')).toEqual(await found('rec-03'))
  })

  it('a form of another site is refused, and one that is too large, with a page in its language', async () => {
    const post = (headers: Record<string, string>, body = 'email=a') =>
      app.request(`/${language}/sign-in`, {
        method: 'POST',
        body,
        headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://vigia.example' },
      { 'sec-fetch-site': 'same-site' },
      {},
    ]) {
      const response = await post(headers)
      expect(response.status).toBe(403)
      expect(await response.text()).toContain(says(language, 'errors.cross_site'))
      expect(response.headers.getSetCookie()).toEqual([])
    }
    const large = await post({ 'sec-fetch-site': 'same-origin' }, `email=${'a'.repeat(2 * 1024 * 1024)}`)
    expect(large.status).toBe(413)
    expect(await large.text()).toContain(says(language, 'errors.body_too_large'))
  })

  it('what cannot be a form is no defect of the service', async () => {
    for (const type of ['application/json', 'multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain', '']) {
      const response = await app.request(`/${language}/workspace/updates`, {
        method: 'POST',
        body: '{"email": [1',
        headers: { ...HTML, 'sec-fetch-site': 'same-origin', ...(type === '' ? {} : { 'content-type': type }) },
      })
      expect([type, response.status < 500]).toEqual([type, true])
    }
  })
})

describe('whatever stands in an address', () => {
  const places = ['/recommendations/', '/institutions/', '/agreements/', '/themes/', '/reports/', '/invitation/', '/feeds/', '/']
  const names = ['q', 'theme', 'status', 'institution', 'country', 'overdue', 'before', 'as_of', 'recommendation', 'next']

  it('is answered, and is no defect of the service', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('%', '%00', '%ff', '..%2f', '%F0%9F', "'", '\\', '*'),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), text, fc.constantFrom(...names), text, async (place, name, key, value) => {
        const raw = (part: string) => (part.startsWith('%') || part.startsWith('..%') ? part : encodeURIComponent(part.toWellFormed()))
        for (const path of [`/es${place}${raw(name)}`, `/reports/${raw(name)}.pdf`, `/en/recommendations?${key}=${raw(value)}`]) {
          const { status } = await app.get(path, HTML)
          expect([path, status < 500]).toEqual([path, true])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('for machines', () => {
  it('/healthz and /readyz answer, uncached', async () => {
    for (const [path, status] of [
      ['/healthz', 'ok'],
      ['/readyz', 'ready'],
    ] as const) {
      const response = await app.get(path)
      expect([response.status, await response.json()]).toEqual([200, { status }])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('an address outside the pages is answered with a problem, or a page where one is asked for', async () => {
    const problem = await app.get('/nowhere')
    expect([problem.status, problem.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await problem.json()).toMatchObject({ type: 'about:blank', status: 404 })
    const page = await app.get('/nowhere', HTML)
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
  })

  it('every request has an id of its own', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await app.get('/healthz')).headers.get('x-request-id')))
    expect(new Set(ids).size).toBe(3)
  })
})

it('/readyz says when the database does not answer, or is not migrated', async () => {
  const { record } = app
  await record.connection.pool.query('alter schema pgboss rename to elsewhere')
  // What it was told is believed for a moment.
  const comesTo = (status: number) =>
    vi.waitFor(async () => expect((await app.get('/readyz')).status).toBe(status), { timeout: 20_000, interval: 200 })
  await comesTo(503)
  expect((await app.get('/healthz')).status).toBe(200)
  await record.connection.pool.query('alter schema elsewhere rename to pgboss')
  await comesTo(200)
})
