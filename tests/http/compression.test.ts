import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compressAnswers } from '../../src/http/caching/compress-answers.ts'
import type { Environment } from '../../src/http/environment.ts'
import { listen } from '../../src/http/listen.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { listeningApp, type ListeningApp } from '../api/listening-app.ts'

let server: ListeningApp

beforeAll(async () => {
  server = await listeningApp({ instant: '2026-11-20T15:00:00Z' })
  await issueBaseline(server.record.system)
})

afterAll(() => server?.close())

interface Raw {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What is on the wire: `fetch` would decode it. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(server.origin + path, { headers, method }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }))
      answer.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

const DECODE = { br: brotliDecompressSync, gzip: gunzipSync }

/** Everything that is the same for anybody and is text: pages, tables that flow, answers of the API, documents, files of editions. */
it.each([
  ['/es/reports/baseline', 'weak'],
  ['/es/recommendations.csv', 'weak'],
  ['/en/recommendations.json?theme=oversight', 'weak'],
  ['/en/evidence.json', 'none'],
  ['/api/v1/recommendations', 'strong'],
  ['/api/v1/openapi.json', 'strong'],
  ['/es/feeds/changes.atom', 'strong'],
  ['/es/calendar.ics', 'strong'],
  ['/sitemaps/pages.xml', 'none'],
  ['/data/catalog.jsonld', 'none'],
  ['/data/catalog.ttl', 'none'],
  ['/data/schema.json', 'none'],
  ['/data/recommendations.csv', 'none'],
  ['/data/events.ndjson', 'none'],
  ['/reports/baseline.json', 'strong'],
  ['/reports/baseline.es.csv', 'strong'],
  ['/es/badges/recommendations/REC-01.svg', 'strong'],
  ['/log/state', 'none'],
] as const)('%s is compressed as asked, with a tag for each coding (%s)', async (path, kind) => {
  const plain = await raw(path)
  expect([path, plain.status, plain.headers['content-encoding'], plain.headers.vary ?? '']).toEqual([
    path,
    200,
    undefined,
    expect.stringContaining('Accept-Encoding'),
  ])
  const tags = [plain.headers.etag]
  for (const coding of ['br', 'gzip'] as const) {
    const asked = { 'accept-encoding': `${coding}, deflate;q=0.5` }
    const coded = await raw(path, asked)
    expect([path, coded.status, coded.headers['content-encoding'], coded.headers['repr-digest']]).toEqual([path, 200, coding, undefined])
    expect(DECODE[coding](coded.body).equals(plain.body)).toBe(true)
    expect(coded.body.length).toBeLessThan(plain.body.length)
    tags.push(coded.headers.etag)
    const head = await raw(path, asked, 'HEAD')
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, coded.headers.etag])
    const etag = coded.headers.etag
    if (etag === undefined) continue
    const same = await raw(path, { ...asked, 'if-none-match': `"x", ${etag}` })
    expect([same.status, same.body.length, same.headers.etag]).toEqual([304, 0, etag])
    expect(same.headers.vary).toBe(coded.headers.vary)
    const since = { ...asked, 'if-none-match': String(plain.headers.etag) }
    expect((await raw(path, since)).status).toBe(304)
  }
  expect(new Set(tags).size).toBe(kind === 'strong' ? 3 : 1)
  expect(tags.map((tag) => (tag === undefined ? 'none' : tag.startsWith('W/') ? 'weak' : 'strong'))).toEqual([kind, kind, kind])
})

it('a tag of a coding that the client no longer takes is no tag of what it would get', async () => {
  const etag = String((await raw('/api/v1/themes', { 'accept-encoding': 'br' })).headers.etag)
  expect(etag).toMatch(/-br"$/)
  for (const [codings, status] of [
    ['gzip', 200],
    ['br;q=0', 200],
    ['identity', 200],
    ['*', 304],
  ] as const) {
    expect([codings, (await raw('/api/v1/themes', { 'accept-encoding': codings, 'if-none-match': etag })).status]).toEqual([
      codings,
      status,
    ])
  }
  expect((await raw('/api/v1/themes', { 'if-none-match': etag })).status).toBe(304)
})

it('what is short, compressed already, a range, or belongs to somebody stays as it is', async () => {
  const all = { 'accept-encoding': 'br, gzip' }
  for (const [path, headers] of [
    ['/robots.txt', {}],
    ['/reports/baseline.es.pdf', {}],
    ['/reports/baseline.json', { range: 'bytes=0-99' }],
    ['/reports/baseline.json', { range: 'bytes=0-99', 'if-range': '"other"' }],
    ['/api/v1/recommendations', { cookie: 'a=b' }],
    ['/es/recommendations', { cookie: 'a=b' }],
    ['/metrics', { authorization: 'Bearer token' }],
    ['/es/nothing-of-that-name', {}],
    ['/es/sign-in', {}],
  ] as const) {
    const answer = await raw(path, { ...all, ...headers })
    expect([path, answer.status < 500, answer.headers['content-encoding'], answer.body.length > 0]).toEqual([path, true, undefined, true])
  }
  const part = await raw('/reports/baseline.json', { ...all, range: 'bytes=0-99' })
  expect([part.status, part.body.length, part.headers['content-range']?.startsWith('bytes 0-99/')]).toEqual([206, 100, true])
})

it.each(['br', 'identity'])('a table that cannot be begun is a problem, and nothing of the file stays with it: %s', async (coding) => {
  const { pool } = server.record.connection
  await pool.query('alter table evidence rename to elsewhere')
  for (const [accept, type] of [
    ['*/*', 'application/problem+json'],
    ['text/html', 'text/html; charset=UTF-8'],
  ] as const) {
    const { status, headers, body } = await raw('/es/evidence.json', { 'accept-encoding': coding, accept })
    const kept = ['content-disposition', 'content-encoding', 'etag', 'last-modified'].filter((name) => name in headers)
    expect([status, kept, headers['cache-control'], headers['content-type']]).toEqual([500, [], 'no-store', type])
    expect(body.toString('utf8')).toContain('500')
    expect(body.toString('utf8')).not.toContain('relation')
  }
  await pool.query('alter table elsewhere rename to evidence')
  expect((await raw('/es/evidence.json')).status).toBe(200)
})

it('a table flows as fast as it is read, and ends with its reader', async () => {
  const told = { made: 0, ended: false }
  const row = new TextEncoder().encode(`${'0123456789abcdef'.repeat(4_000)}\n`)
  async function* endless() {
    try {
      for (;;) {
        told.made += 1
        yield told.made % 2 === 0 ? row : crypto.getRandomValues(new Uint8Array(64_000))
      }
    } finally {
      told.ended = true
    }
  }
  const app = new Hono<Environment>().use(compressAnswers())
  app.get('/', (c) => c.body(ReadableStream.from(endless()), 200, { 'Content-Type': 'text/csv' }))
  const listening = await listen(Object.assign(app, { shortcut: () => false }), 0, '127.0.0.1')
  const [answer] = (await once(request(listening.origin, { headers: { 'accept-encoding': 'br' } }).end(), 'response')) as [IncomingMessage]
  expect(answer.headers['content-encoding']).toBe('br')
  await until(async () => {
    const before = told.made
    await sleep(100)
    return told.made === before
  })
  // What sockets and compressors hold, and no more.
  expect([told.made > 2, told.made < 500, told.ended]).toEqual([true, true, false])
  answer.destroy()
  await until(async () => told.ended)
  await listening.close()
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10)
}
