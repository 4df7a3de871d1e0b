import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DATASETS } from '../../src/datasets/index.ts'
import { makeDump, readLatestDump, type Dump } from '../../src/dumps/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
let app: TestApp
let dump: Dump
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

beforeAll(async () => {
  app = await testApp({ instant: '2026-03-01T12:00:00Z' })
  await publishUpdate(app.record, await app.record.addressee('REC-01'))
})
afterAll(() => app?.close())

it('before the first dump each table comes from the record as it stands, its lines fit its schema, the catalogue names no sizes', async () => {
  const schema = (await (await app.get('/data/schema.json')).json()) as { $id: string }
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(schema)
  for (const { name, columns } of DATASETS) {
    const [csv, ndjson] = [await app.get(`/data/${name}.csv`), await app.get(`/data/${name}.ndjson`)]
    expect(Object.fromEntries(csv.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="vigia-${name}-2026-03-01.csv"`,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      link: expect.stringContaining(`<${LICENCE}>; rel="license"`) as string,
    })
    expect((await bytes(csv)).toString('utf8').split('\r\n')[0]).toBe(`\uFEFF${columns.map((column) => column.name).join(',')}`)
    const fits = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
    for (const line of (await ndjson.text()).split('\n').slice(0, -1)) expect([name, fits?.(JSON.parse(line))]).toEqual([name, true])
  }
  expect(await (await app.get('/data/catalog.jsonld')).text()).not.toContain('byteSize')
  for (const path of ['/data/vigia.sqlite', '/data/nothing.csv', '/data/updates.xml', '/data/SHA256SUMS', '/data/..%2fkey'])
    expect([path, (await app.get(path)).status]).toEqual([path, 404])
})

it('tables are read from the record by a few at a time; whoever comes then is told when to come again, in words', async () => {
  const asked = Array.from({ length: 16 }, (_, reader) => app.get('/data/events.ndjson', reader % 2 === 0 ? {} : { accept: 'text/html' }))
  const answers = await Promise.all(asked)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4)
  const refused = answers.filter(({ status }) => status !== 200)
  const said = refused.map(({ status, headers }) =>
    [status, ...['retry-after', 'cache-control', 'content-type'].map((name) => headers.get(name))].join(' '),
  )
  expect([...new Set(said)].toSorted()).toEqual(['503 30 no-store application/problem+json', '503 30 no-store text/html; charset=UTF-8'])
  for (const answer of answers) await answer.text()
  expect((await app.get('/data/events.ndjson')).status).toBe(200)
})

it('every file of the dump is whole, says its digest, is kept by whoever has it, and comes compressed to whoever takes that', async () => {
  app.record.clock.set('2026-03-02T12:00:00Z')
  await makeDump(app.record.system, { day: '2026-03-02' })
  dump = (await readLatestDump(app.record.reader)) ?? expect.fail()
  expect(dump.files.map(({ name }) => name)).toEqual(expect.arrayContaining(['LICENSE.txt', 'README.es.md', 'vigia.sqlite']))
  for (const { name, sha256, bytes: size, mediaType } of dump.files) {
    const response = await app.get(`/data/${name}`)
    const content = await bytes(response)
    expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, size, sha256])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': mediaType,
      'content-length': String(size),
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      vary: expect.stringContaining('Accept-Encoding') as string,
      link: expect.stringMatching(/rel="describedby".*rel="license"/) as string,
    })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
    expect((await app.get(`/data/${name}`, { 'if-none-match': `"${sha256}"` })).status).toBe(304)
    const packed = await app.get(`/data/${name}`, { 'accept-encoding': 'gzip' })
    expect([packed.headers.get('content-encoding'), packed.headers.get('etag')]).toEqual(['gzip', `"${sha256}-gzip"`])
    expect(gunzipSync(await bytes(packed)).equals(content)).toBe(true)
    expect((await bytes(await app.request(`/data/${name}`, { method: 'HEAD' }))).length).toBe(0)
  }
})

it('a download that was cut off goes on where it ended, unless the file is another one by now', async () => {
  const { sha256, bytes: size } = dump.files.find(({ name }) => name === 'vigia.sqlite') ?? expect.fail()
  const whole = await bytes(await app.get('/data/vigia.sqlite'))
  for (const [range, from, to] of [
    ['bytes=0-15', 0, 15],
    ['bytes=100000-', 100_000, size - 1],
    ['bytes=-7', size - 7, size - 1],
    [`bytes=70000-${size * 2}`, 70_000, size - 1],
  ] as const) {
    const part = await app.get('/data/vigia.sqlite', { range, 'if-range': `"${sha256}"`, 'accept-encoding': 'gzip' })
    expect([range, part.status, part.headers.get('content-range')]).toEqual([range, 206, `bytes ${from}-${to}/${size}`])
    expect([part.headers.get('content-length'), part.headers.get('content-encoding')]).toEqual([String(to - from + 1), null])
    expect((await bytes(part)).equals(whole.subarray(from, to + 1))).toBe(true)
  }
  const beyond = await app.get('/data/vigia.sqlite', { range: `bytes=${size}-` })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`])
  for (const headers of [{ range: 'bytes=0-1', 'if-range': '"another"' }, { range: 'bytes=0-1,4-5' }, { range: 'lines=1-2' }])
    expect((await app.get('/data/vigia.sqlite', headers)).status).toBe(200)
})

it('the catalogue and the page tell the sizes and digests; robots and the sitemap lead to the pages', async () => {
  const [jsonld, turtle] = [await (await app.get('/data/catalog.jsonld')).text(), await (await app.get('/data/catalog.ttl')).text()]
  for (const { name, sha256 } of dump.files.filter((file) => /\.(csv|ndjson|sqlite)$/.test(file.name))) {
    expect([name, jsonld.includes(sha256), turtle.includes(sha256)]).toEqual([name, true, true])
    expect(jsonld).toContain(`https://vigia.example/data/${name}`)
  }
  const page = await (await app.get('/es/data')).text()
  const [, structured = ''] = /<script type="application\/ld\+json">([^<]+)</.exec(page) ?? []
  expect(JSON.parse(structured)).toMatchObject({ '@type': 'DataCatalog', dataset: expect.arrayContaining([expect.anything()]) as unknown })
  const robots = await (await app.get('/robots.txt')).text()
  expect(robots).toContain('Sitemap: https://vigia.example/sitemap.xml')
  const index = await (await app.get('/sitemap.xml')).text()
  const parts = [...index.matchAll(/<loc>https:\/\/vigia\.example([^<]+)</g)].map(([, path = '']) => path)
  const addresses = (await Promise.all(parts.map(async (path) => (await app.get(path)).text()))).flatMap((text) =>
    [...text.matchAll(/<loc>https:\/\/vigia\.example([^<]+)</g)].map(([, path = '']) => path),
  )
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses).toEqual(expect.arrayContaining(['/es', '/en/recommendations/REC-13', '/es/data', '/en/accessibility']))
  for (const path of addresses.filter((_, index_) => index_ % 29 === 0)) expect([path, (await app.get(path)).status]).toEqual([path, 200])
})
