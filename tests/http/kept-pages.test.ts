import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  await server.edition(/baseline/, 'es')
})

afterAll(() => server?.close())

/** `fetch` decodes by itself; what is on the wire is asked for by hand. */
async function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { request } = await import('node:http')
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(server.origin + path, { headers, method }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

const LASTING = ['content-type', 'content-security-policy', 'cache-control', 'vary', 'etag', 'x-frame-options', 'referrer-policy']

it.each(['/es', '/en/recommendations?theme=oversight', '/es/recommendations/REC-01'])(
  '%s is made once and told the same by memory, compressed as asked',
  async (path) => {
    const [first, again] = [await raw(path), await raw(path)]
    expect([first.status, again.status, again.body.equals(first.body)]).toEqual([200, 200, true])
    expect(LASTING.map((name) => again.headers[name])).toEqual(LASTING.map((name) => first.headers[name]))
    expect(LASTING.filter((name) => first.headers[name] === undefined)).toEqual([])
    const br = await raw(path, { 'accept-encoding': 'gzip, br;q=0.9, *;q=0' })
    const zip = await raw(path, { 'accept-encoding': 'br;q=0, gzip' })
    expect([br.headers['content-encoding'], zip.headers['content-encoding']]).toEqual(['gzip', 'gzip'])
    const best = await raw(path, { 'accept-encoding': 'gzip, deflate, br' })
    expect(best.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(best.body).equals(first.body)).toBe(true)
    expect(gunzipSync(zip.body).equals(first.body)).toBe(true)
    expect(best.body.length).toBeLessThan(first.body.length / 3)
    const etag = String(first.headers['etag'])
    for (const tags of [etag, `"x", ${etag}`, `${etag.slice(0, -1)}-gzip"`, '*']) {
      for (const method of ['GET', 'HEAD']) {
        const same = await raw(path, { 'if-none-match': tags }, method)
        expect([tags, same.status, same.body.length, same.headers['etag']]).toEqual([tags, 304, 0, etag])
      }
    }
    expect((await raw(path, { 'if-none-match': '"x"' })).status).toBe(200)
    const head = await raw(path, {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['etag']]).toEqual([200, 0, etag])
  },
)

it('whoever has a session, or another method, is never answered from memory', async () => {
  await raw('/es/recommendations')
  const own = await raw('/es/recommendations', { cookie: 'x=1' })
  expect([own.status, own.headers['cache-control'], own.headers['etag']]).toEqual([200, 'no-cache', undefined])
  expect((await raw('/es/recommendations', {}, 'DELETE')).status).toBe(404)
})

it('an act shows at once, a new day too; a minute later alone the tag stays', async () => {
  const before = await raw('/es/recommendations')
  server.clock.set('2026-11-20T15:02:00Z')
  const later = await raw('/es/recommendations')
  expect(later.body.equals(before.body)).toBe(false)
  expect(later.headers['etag']).toBe(before.headers['etag'])
  const home = await raw('/es')
  server.clock.set('2026-12-01T05:00:00Z')
  await server.edition(/monthly-2026-11/, 'es')
  const since = await raw('/es', { 'if-none-match': String(home.headers['etag']) })
  expect([since.status, since.body.toString().includes('monthly-2026-11')]).toEqual([200, true])
})
