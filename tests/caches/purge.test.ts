import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { purgeCaches, tellCaches } from '../../src/caches/index.ts'
import type { Context, PurgeSettings } from '../../src/kernel/context.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

interface Told {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly token: string | undefined
  readonly body: string
}

let record: TestRecord
let base = ''
let status = 200
const told: Told[] = []
const cache = createServer((request, response) => {
  void text(request).then((body) => {
    const { method = '', url = '', headers } = request
    told.push({ method, host: headers.host ?? '', path: url, token: headers.authorization, body })
    response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end('whatever it writes')
  })
})

beforeAll(async () => {
  cache.listen(0, '127.0.0.1')
  await once(cache, 'listening')
  base = `http://127.0.0.1:${(cache.address() as { port: number }).port}`
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})
afterAll(async () => {
  await record?.close()
  cache.closeAllConnections()
  cache.close()
})
beforeEach(() => {
  told.splice(0)
  status = 200
})

const withCaches = (over: Partial<PurgeSettings> = {}): Context => ({
  ...record.system,
  settings: { ...record.system.settings, purge: { urls: [base], method: 'PURGE', token: undefined, ...over } },
})
/** One act on REC-04, noted; gives the range of it alone. */
async function act(dueOn: string) {
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-04'), dueOn })
  await noteEvents(record.system)
  const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  return { fromSeq: size - 1, toSeq: size }
}
const publicHost = () => new URL(record.system.settings.publicUrl).host

it('every page and feed that an act touches is named once, under the site’s own name, at every cache', async () => {
  await purgeCaches(withCaches({ token: 'a token of sixteen' }), await act('2027-02-01'))
  const paths = told.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths).toEqual(
    expect.arrayContaining([
      '/es',
      '/en/recommendations',
      '/es/recommendations/REC-04',
      '/en/changes',
      '/es/feeds/changes.atom',
      '/en/feeds/recommendations/REC-04.json',
    ]),
  )
  expect(paths.filter((path) => /REC-(?!04)/.test(path) || path.includes('?'))).toEqual([])
  expect(paths.some((path) => path.startsWith('/es/themes/')) && paths.some((path) => path.startsWith('/es/institutions/'))).toBe(true)
  expect(new Set(told.map(({ method, host, token }) => [method, host, token].join(' ')))).toEqual(
    new Set([`PURGE ${publicHost()} Bearer a token of sixteen`]),
  )
})

it('with POST they go as lists, with {url} each in its place', async () => {
  const range = await act('2027-02-02')
  await purgeCaches(withCaches({ method: 'POST', urls: [`${base}/zones/1/purge_cache`] }), range)
  const files = told.flatMap(({ body }) => (JSON.parse(body) as { files: string[] }).files)
  expect(told.every(({ path, body }) => path === '/zones/1/purge_cache' && body.length > 0)).toBe(true)
  expect(Math.max(...told.map(({ body }) => (JSON.parse(body) as { files: string[] }).files.length))).toBe(30)
  expect(files).toContain(`${record.system.settings.publicUrl}/es/recommendations/REC-04`)
  told.splice(0)
  await purgeCaches(withCaches({ method: 'POST', urls: [`${base}/purge?url={url}`] }), range)
  expect(told.length).toBe(files.length)
  expect(new Set(told.map(({ path }) => new URL(path, base).searchParams.get('url')))).toEqual(new Set(files))
})

it.each([
  [404, true],
  [412, true],
  [302, false],
  [403, false],
  [500, false],
])('an answer %i ends the job well: %s', async (answered, well) => {
  const range = await act('2027-02-03')
  status = answered
  const done = purgeCaches(withCaches(), range)
  if (well) await done
  else await expect(done).rejects.toThrow(`1 of 1 caches were not purged: status ${answered}`)
})

it('a cache that is down keeps no other from being told, and has the job tried again', async () => {
  const range = await act('2027-02-04')
  await expect(purgeCaches(withCaches({ urls: ['http://127.0.0.1:1', base] }), range)).rejects.toThrow('1 of 2 caches')
  expect(told.map(({ path }) => path)).toContain('/es/recommendations/REC-04')
})

it('each act is enqueued once, in the transaction that moves the cursor; what is long past is left out', async () => {
  const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const enqueued: unknown[] = []
  const ctx = withCaches()
  const counting: Context = {
    ...ctx,
    queue: { ...ctx.queue, enqueue: async (_trx, name, payload) => void enqueued.push([name, payload]) },
  }
  await tellCaches(counting)
  await tellCaches(counting)
  const ranges = enqueued.map((entry) => (entry as [string, { fromSeq: number; toSeq: number }])[1])
  expect(ranges.at(-1)?.toSeq).toBe(size)
  expect(new Set(ranges.map(({ fromSeq }) => fromSeq)).size).toBe(ranges.length)
  const before = enqueued.length
  await act('2027-02-05')
  record.clock.set('2026-11-02T18:00:00Z')
  await tellCaches(counting)
  expect(enqueued.length).toBe(before)
})

it('without caches nothing is told', async () => {
  await purgeCaches(record.system, await act('2027-02-06'))
  expect(told).toEqual([])
})
