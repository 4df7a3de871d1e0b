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

/** What the hot path and the long way must both say: with and without a proxy that compresses, in lists, strong and weak, in each coding. */
it.each([
  ['/es/feeds/changes.atom', 'identity'],
  ['/en/feeds/themes/oversight.rss', 'gzip'],
  ['/es/feeds/changes.json?status=partial&theme=', 'br'],
  ['/es/feeds/changes.atom', 'gzip, br;q=0.9'],
])('%s is sent once (%s)', async (path, codings) => {
  const accepted = { 'accept-encoding': codings }
  const first = await ask(path, accepted)
  const [body, etag, since] = [await first.text(), first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? '']
  const [, bare = '', coding = 'identity'] = /^"([\w-]{43})(?:-(gzip|br))?"$/.exec(etag) ?? []
  expect([first.status, coding, body.length > 0]).toEqual([200, codings.split(',')[0], true])
  expect(first.headers.get('content-encoding') ?? 'identity').toBe(coding)
  expect([body, first.headers.get('vary')]).toEqual([await (await ask(path, { 'accept-encoding': 'identity' })).text(), 'Accept-Encoding'])
  for (let again = 0; again < 2; again += 1) {
    for (const tags of [etag, `W/${etag}`, `"x", W/${etag}`, '*', `"${bare}"`, `W/"${bare}"`, `"${bare};br"`, `"${bare}--gzip"`]) {
      for (const method of ['GET', 'HEAD']) {
        const conditions = { ...accepted, 'if-none-match': tags, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }
        const same = await ask(path, { ...conditions, 'cache-control': 'no-cache' }, method)
        expect([tags, same.status, await same.text()]).toEqual([tags, 304, ''])
        const repeated = REPEATED.map((name) => [name, same.headers.get(name)])
        const tag = tags.includes(etag) ? etag : `"${bare}"`
        expect(repeated).toEqual(REPEATED.map((name) => [name, name === 'etag' ? tag : first.headers.get(name)]))
      }
    }
    // The tag of a coding that was not asked for now is that of other bytes.
    for (const other of ['gzip', 'br'].filter((name) => !codings.includes(name)))
      expect((await ask(path, { ...accepted, 'if-none-match': `"${bare}-${other}"` })).status).toBe(200)
    expect((await ask(path, { ...accepted, 'if-modified-since': since })).status).toBe(304)
    expect((await ask(path, { ...accepted, 'if-none-match': '"x"', 'if-modified-since': since })).status).toBe(200)
    expect((await ask(path, { ...accepted, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200)
  }
  const head = await ask(path, accepted, 'HEAD')
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
})

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
