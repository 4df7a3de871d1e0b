import { Ajv2020 } from 'ajv/dist/2020.js'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLES } from '../../templates/reports/dataset/table.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { testApp, type TestApp } from '../support/record.ts'

const PDF = '/reports/baseline.es.pdf'

let app: TestApp
let whole: Buffer
let etag: string
let modified: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await issueBaseline(app.record.system)
  const response = await app.get(PDF)
  whole = Buffer.from(await response.arrayBuffer())
  etag = response.headers.get('etag') ?? ''
  modified = response.headers.get('last-modified') ?? ''
})

afterAll(() => app?.close())

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

describe('a PDF of an edition', () => {
  it('is whole, typed, named, immutable and says its digest', async () => {
    const response = await app.get(PDF)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(whole.length),
      'content-disposition': 'inline; filename="vigia-baseline.es.pdf"',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${createHash('sha256').update(whole).digest('hex')}"`,
      'repr-digest': `sha-256=:${createHash('sha256').update(whole).digest('base64')}:`,
      'x-content-type-options': 'nosniff',
    })
    expect(new Date(modified).toUTCString()).toBe(modified)
    expect(whole.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('answers HEAD as GET, without the body, whatever range is asked for', async () => {
    for (const headers of [{}, { range: 'bytes=0-9' }]) {
      const response = await app.request(PDF, { method: 'HEAD', headers })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-length')).toBe(String(whole.length))
      expect(await bytes(response)).toHaveLength(0)
    }
  })

  it.each([
    ['the tag', () => ({ 'if-none-match': etag })],
    ['the weak tag', () => ({ 'if-none-match': `W/${etag}` })],
    ['a list with the tag', () => ({ 'if-none-match': `"a", W/"b",${etag}` })],
    ['any', () => ({ 'if-none-match': '*' })],
    ['its date', () => ({ 'if-modified-since': modified })],
    ['the tag, whatever the date', () => ({ 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })],
    ['the tag, whatever the range', () => ({ 'if-none-match': etag, range: 'bytes=0-9' })],
  ])('is not sent again to whoever has it: %s', async (_, headers) => {
    const response = await app.get(PDF, headers())
    expect(response.status).toBe(304)
    expect(await bytes(response)).toHaveLength(0)
    expect(response.headers.get('etag')).toBe(etag)
    expect(response.headers.get('last-modified')).toBe(modified)
    expect(response.headers.get('cache-control')).toContain('immutable')
  })

  it.each([
    ['another tag', () => ({ 'if-none-match': '"other"' })],
    ['another tag, though the date fits', () => ({ 'if-none-match': '"other"', 'if-modified-since': modified })],
    ['an older date', () => ({ 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })],
    ['a date that is none', () => ({ 'if-modified-since': 'yesterday' })],
    ['the range of another version', () => ({ range: 'bytes=0-9', 'if-range': '"other"' })],
    ['the range of a weak tag', () => ({ range: 'bytes=0-9', 'if-range': `W/${etag}` })],
    ['the range of an older date', () => ({ range: 'bytes=0-9', 'if-range': 'Thu, 01 Jan 2015 00:00:00 GMT' })],
    ['a range that is none', () => ({ range: 'bytes=x' })],
    ['a range of something else', () => ({ range: 'pages=0-1' })],
    ['several ranges', () => ({ range: 'bytes=0-1,10-11' })],
  ])('is sent whole: %s', async (_, headers) => {
    const response = await app.get(PDF, headers())
    expect(response.status).toBe(200)
    expect((await bytes(response)).equals(whole)).toBe(true)
  })

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=100-', 100, Infinity],
    ['bytes=-50', -50, Infinity],
    ['bytes=0-99999999', 0, Infinity],
  ])('is sent in part: %s', async (range, from, to) => {
    for (const headers of [{ range }, { range, 'if-range': etag }, { range, 'if-range': modified }]) {
      const response = await app.get(PDF, headers)
      expect(response.status).toBe(206)
      const part = whole.subarray(from, to)
      expect((await bytes(response)).equals(part)).toBe(true)
      expect(response.headers.get('content-length')).toBe(String(part.length))
      const start = from < 0 ? whole.length + from : from
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${start + part.length - 1}/${whole.length}`)
    }
  })

  it('has no part beyond its end', async () => {
    const response = await app.get(PDF, { range: `bytes=${whole.length}-` })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`)
    expect([response.headers.get('content-type'), await response.json()]).toMatchObject(['application/problem+json', { status: 416 }])
  })
})

describe('the other files of an edition', () => {
  it('are the snapshot with the digest that the log has, and a table in each language', async () => {
    const json = await bytes(await app.get('/reports/baseline.json'))
    const { snapshot_sha256 } = await app.record.db.selectFrom('editions').select('snapshot_sha256').executeTakeFirstOrThrow()
    expect(createHash('sha256').update(json).digest('hex')).toBe(snapshot_sha256)
    const tables = await Promise.all(['', '.es', '.en'].map(async (ending) => (await app.get(`/reports/baseline${ending}.csv`)).text()))
    expect(tables[0]).toBe(tables[1])
    expect(tables[2]).not.toBe(tables[1])
    for (const table of tables) expect(table.trimEnd().split('\n').length).toBeGreaterThan(51)
  })

  it('are every table in each language with what describes them, and the schema that the snapshot keeps to', async () => {
    const description = (await (await app.get('/reports/baseline.tables.json')).json()) as {
      tables: { url: string; tableSchema: { columns: { name: string }[] } }[]
    }
    expect(description.tables).toHaveLength(2 * TABLES.length)
    for (const { url, tableSchema } of description.tables) {
      const response = await app.get(`/reports/${url}`)
      expect([response.status, response.headers.get('link')]).toEqual([
        200,
        expect.stringContaining('<baseline.tables.json>; rel="describedby"'),
      ])
      const [heads] = (await response.text()).replace('\uFEFF', '').split('\r\n')
      expect(heads).toBe(tableSchema.columns.map(({ name }) => name).join(','))
    }
    const schema = await app.get('/reports/snapshot-2.schema.json')
    expect(schema.headers.get('content-type')).toContain('application/schema+json')
    const snapshot = await app.get('/reports/baseline.json')
    expect(snapshot.headers.get('link')).toContain('<snapshot-2.schema.json>; rel="describedby"')
    const validate = new Ajv2020({ allErrors: true }).compile((await schema.json()) as object)
    validate(await snapshot.json())
    expect(validate.errors).toBeNull()
  })

  it('lead, without an ending, to the page in the language of the reader', async () => {
    const response = await app.get('/reports/baseline', { 'accept-language': 'en-GB,en;q=0.8' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/en/reports/baseline'])
    expect(response.headers.get('vary')).toContain('Accept-Language')
  })

  it.each([
    '/reports/nothing.es.pdf',
    '/reports/baseline.fr.pdf',
    '/reports/baseline.exe',
    '/reports/..%2f..%2fetc%2fpasswd',
    '/reports/BASELINE.json',
  ])('%s is not found', async (path) => {
    const response = await app.get(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404 })
  })
})
