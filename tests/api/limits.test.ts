import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiRates } from '../../src/http/api/api-rates.ts'
import { keyOf, WRITES } from './api-client.ts'
import { listeningApp, type ListeningApp } from './listening-app.ts'

const READS = 4
const WRITTEN = 2
let app: ListeningApp

beforeAll(async () => {
  app = await listeningApp({
    instant: '2026-11-02T15:00:00Z',
    apiLimits: { readsAMinute: READS, writesAMinute: WRITTEN },
    trusted: ['loopback'],
  })
})
afterAll(() => app?.close())

/** Through a proxy of this machine, on behalf of an address. */
const ask = (from: string, path = '/themes', init: RequestInit = {}) =>
  fetch(`${app.origin}/api/v1${path}`, { ...init, headers: { 'x-forwarded-for': from, ...(init.headers as Record<string, string>) } })
const statuses = async (asked: readonly (() => Promise<Response>)[]) => {
  const found: number[] = []
  for (const each of asked) found.push((await each()).status)
  return found
}
const times = (count: number, each: () => Promise<Response>) => Array.from({ length: count }, () => each)

describe('over HTTP', () => {
  it('counts down, then says how long to wait, in the language that was asked for', async () => {
    for (let left = READS - 1; left >= 0; left -= 1) {
      const { status, headers } = await ask('192.0.2.1')
      expect([status, headers.get('ratelimit-policy'), headers.get('retry-after')]).toEqual([200, `"read";q=${READS};w=60`, null])
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"read";r=${left};t=(?:[1-9]|[1-5]\\d|60)$`))
    }
    const titles = []
    for (const language of ['es', 'en']) {
      const answer = await ask('192.0.2.1', '/recommendations', { headers: { 'accept-language': language } })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
      expect([answer.headers.get('content-language'), answer.headers.get('cache-control')]).toEqual([language, 'no-store'])
      expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After')
      const wait = Number(answer.headers.get('retry-after'))
      expect([wait >= 1 && wait <= 60, answer.headers.get('ratelimit')]).toEqual([true, `"read";r=0;t=${wait}`])
      const problem = (await answer.json()) as { readonly type: string; readonly title: string; readonly detail: string }
      expect(problem).toMatchObject({ type: expect.stringMatching(/\/api\/problems#too-many-requests$/), status: 429 })
      titles.push(problem.title, problem.detail)
    }
    expect(new Set(titles).size).toBe(4)
  })

  it('counts what is not found, not modified or only a head; a question about methods is free', async () => {
    const etag = (await ask('192.0.2.2')).headers.get('etag') ?? ''
    const asked = [
      () => ask('192.0.2.2', '/nothing'),
      () => ask('192.0.2.2', '/themes', { headers: { 'if-none-match': etag } }),
      () => ask('192.0.2.2', '/themes', { method: 'OPTIONS' }),
      () => ask('192.0.2.2', '/themes', { method: 'HEAD' }),
      () => ask('192.0.2.2', '/themes', { method: 'OPTIONS' }),
      () => ask('192.0.2.2', '/themes', { headers: { 'if-none-match': etag } }),
    ]
    expect(await statuses(asked)).toEqual([404, 304, 204, 200, 204, 429])
  })

  it('takes the first 64 bits of an IPv6 address for one client, and an IPv4 address in IPv6 for itself', async () => {
    const near = [
      '2a01:4f8:1:2::1',
      '2a01:4f8:1:2:ffff:ffff:ffff:ffff',
      '2a01:4f8:1:2:0:1:2:3',
      '2a01:04f8:0001:0002::9',
      '2A01:4F8:1:2::A',
    ]
    expect(await statuses(near.map((address) => () => ask(address)))).toEqual([200, 200, 200, 200, 429])
    expect((await ask('2a01:4f8:1:3::1')).status).toBe(200)
    const same = ['198.51.100.7', '::ffff:198.51.100.7']
    expect(await statuses([0, 1, 0, 1, 0].map((at) => () => ask(same[at] ?? '')))).toEqual([200, 200, 200, 200, 429])
  })

  it('believes the nearest proxy alone: what a client adds in front changes nothing', async () => {
    const asked = Array.from({ length: READS + 1 }, (_, at) => () => ask(`203.0.113.${at}, 192.0.2.3`))
    expect((await statuses(asked)).at(-1)).toBe(429)
  })

  it('counts an account by itself, whatever its key and network, and what it writes apart; what is refused is not done', async () => {
    const { contributor, db } = app.record
    const keys = [await keyOf(contributor, ...WRITES), await keyOf(contributor, ...WRITES)]
    const as = (place: number) => ({ authorization: `Bearer ${keys[place % 2]}` })
    const source = { kind: 'press', title: 'Nota', publisher: 'Diario', date: '2026', language: 'es', address: 'https://example.org/a' }
    const write = (place: number) => () =>
      ask(`192.0.2.${50 + place}`, '/evidence', {
        method: 'POST',
        headers: { ...as(place), 'content-type': 'application/json', 'idempotency-key': `w-${place}` },
        body: JSON.stringify(source),
      })
    const stored = async () => (await db.selectFrom('evidence').select('id').execute()).length
    const before = await stored()
    expect(await statuses([write(0), write(1), write(2)])).toEqual([201, 201, 429])
    expect(await stored()).toBe(before + WRITTEN)
    const refused = await write(3)()
    expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, `"write";q=${WRITTEN};w=60`])
    const reads = await statuses(times(READS + 1, () => ask('192.0.2.60', '/me', { headers: as(0) })))
    expect(reads).toEqual([200, 200, 200, 200, 429])
    expect((await ask('192.0.2.60')).status).toBe(200)
    const other = { authorization: `Bearer ${await keyOf(app.record.editor, ...WRITES)}` }
    expect((await ask('192.0.2.60', '/me', { headers: other })).status).toBe(200)
  })

  it('counts keys that do not exist by their network, so that none is guessed', async () => {
    const guess = () => ask('192.0.2.70', '/me', { headers: { authorization: `Bearer vigia_${Math.random()}` } })
    expect(await statuses(times(READS + 2, guess))).toEqual([401, 401, 401, 401, 429, 429])
  })
})

it.each([
  ['/es/sign-in', 5, 60, 'Demasiados intentos'],
  ['/en/sign-in', 5, 60, 'Too many attempts'],
  ['/en/sign-in/link', 3, 60, 'Too many attempts'],
  ['/es/subscribe/access', 60, 3_600, 'Hay demasiadas solicitudes desde su red'],
  ['/en/reports/requests', 10, 60, 'Too many attempts'],
] as const)('%s takes %i a client, then says on its page when to come again', async (path, most, seconds, said) => {
  app.record.clock.set(new Date(app.record.clock.now().getTime() + 4_000_000).toISOString())
  const send = (turn: number) =>
    fetch(app.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: 'somebody@example.org', password: 'not the right one', q: `number ${turn}` }),
    })
  const before = []
  for (let turn = 0; turn < most; turn += 1) before.push((await send(turn)).status)
  expect(before.every((status) => status < 429)).toBe(true)
  const refused = await send(most)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(seconds)])
  const page = await refused.text()
  expect([page.includes(`<html lang="${path.slice(1, 3)}"`), page.includes(said)]).toEqual([true, true])
})

it('clients without number share counters that have one', async () => {
  const rates = apiRates({ readsAMinute: 1, writesAMinute: 1 })
  const clients = 20_000
  let first = 0
  for (let client = 0; client < clients; client += 1) if ((await rates('read', { network: `c${client}` })).allowed) first += 1
  // 65,536 × (1 − e^(−20,000 / 65,536)): as many counters as so many clients hit, however many more come.
  expect([first > 16_800, first < 17_700]).toEqual([true, true])
})
