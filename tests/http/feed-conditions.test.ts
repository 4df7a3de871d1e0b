import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

const REPEATED = ['etag', 'last-modified', 'cache-control', 'link', 'vary', 'access-control-allow-origin']
let server: TestServer

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  await server.edition(/baseline/, 'es')
})

afterAll(() => server?.close())

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(server.origin + path, { headers, method })

/** What the hot path and the long way must both say: with and without a proxy that compresses, in lists, strong and weak. */
it.each(['/es/feeds/changes.atom', '/en/feeds/themes/oversight.rss', '/es/feeds/changes.json?status=partial&theme='])(
  '%s is sent once',
  async (path) => {
    const first = await ask(path)
    const [body, etag, since] = [await first.text(), first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? '']
    expect([first.status, /^"[\w-]{43}"$/.test(etag), body.length > 0]).toEqual([200, true, true])
    const bare = etag.slice(1, -1)
    for (let again = 0; again < 2; again += 1) {
      for (const tags of [etag, `W/${etag}`, `"x", W/${etag}`, `"${bare}-gzip"`, `W/"${bare}-gzip"`, `"${bare};br"`, '*']) {
        for (const method of ['GET', 'HEAD']) {
          const same = await ask(
            path,
            { 'if-none-match': tags, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT', 'cache-control': 'no-cache' },
            method,
          )
          expect([tags, same.status, await same.text()]).toEqual([tags, 304, ''])
          expect(REPEATED.map((name) => same.headers.get(name))).toEqual(REPEATED.map((name) => first.headers.get(name)))
        }
      }
      expect((await ask(path, { 'if-modified-since': since })).status).toBe(304)
      expect((await ask(path, { 'if-none-match': '"x"', 'if-modified-since': since })).status).toBe(200)
      expect((await ask(path, { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200)
    }
    const head = await ask(path, {}, 'HEAD')
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
  },
)

it('an act shows at once to who asks without condition, and to who asks with one within the bound', async () => {
  const path = '/es/feeds/reports.atom'
  const etag = (await ask(path)).headers.get('etag') ?? ''
  const other = '/es/feeds/agreements.atom'
  expect((await ask(other)).status).toBe(404)
  const untouched = '/es/feeds/recommendations/REC-01.atom'
  const kept = (await ask(untouched)).headers.get('etag')
  expect((await ask(path, { 'if-none-match': etag })).status).toBe(304)
  server.clock.set('2026-12-01T05:00:00Z')
  await server.edition(/monthly-2026-11/, 'es')
  const fresh = await ask(path)
  expect(fresh.headers.get('etag')).not.toBe(etag)
  expect(await fresh.text()).toContain('monthly-2026-11')
  await sleep(300)
  expect((await ask(path, { 'if-none-match': etag })).status).toBe(200)
  expect((await ask(untouched, { 'if-none-match': kept ?? '' })).status).toBe(304)
})
