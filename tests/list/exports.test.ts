import { parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAddressees } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, testApp, type TestApp } from '../support/record.ts'

const FORMULA = '=HYPERLINK("https://evil.example","open")'
let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  app.record.clock.set('2026-11-05T15:00:00Z')
  const newEvidence = [{ ...sampleEvidence({ title: FORMULA, kind: 'press' }), announcementOnly: false }]
  await publishUpdate(app.record, await app.record.addressee('REC-02'), { status: 'partial', newEvidence })
})

afterAll(() => app?.close())

const csv = async (path: string) => {
  const response = await app.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[]
}

describe('a list view as a file', () => {
  it('CSV has the recommendations that the page counts, in the catalogue’s order', async () => {
    for (const query of ['', '?theme=oversight', '?status=partial', '?status=not_assessed&country=PE', '?q=acuerdos', '?q=zzzzqqqq']) {
      const page = await (await app.get(`/en/recommendations${query}`, { accept: 'text/html' })).text()
      const count = /role="status">\s*([\d,]+)/.exec(page)?.[1]
      const rows = await csv(`/en/recommendations.csv${query}`)
      expect([query, String(rows.length)]).toEqual([query, count])
      const order = rows.map((row) => row['code'] ?? '')
      expect(order).toEqual(order.toSorted())
      expect(page.includes(`href="/en/recommendations.csv${query.replace('&', '&amp;')}"`)).toBe(true)
    }
  })

  it('the addressees are those that fit, not all of their recommendations, as of the same instant', async () => {
    for (const asOf of [null, new Date('2026-11-04T00:00:00Z')]) {
      const expected = (await listAddressees(app.record.reader, { status: 'partial' }, asOf)).map(({ id }) => id)
      const rows = await csv(`/es/addressees.csv?status=partial${asOf === null ? '' : `&as_of=${asOf.toISOString()}`}`)
      expect(rows.map((row) => row['id'])).toEqual(expected)
      expect(expected.length).toBeGreaterThan(0)
    }
  })

  it('the workbook and the JSON hold the same rows, and say as of when and under which licence', async () => {
    const rows = await csv('/es/recommendations.csv?country=US&as_of=2026-11-04')
    const book = Buffer.from(await (await app.get('/es/recommendations.xlsx?country=US&as_of=2026-11-04')).arrayBuffer())
    const [table, meanings] = (await readExcelFile(book)).map(({ data }) => data)
    const codeAt = table?.[0]?.indexOf('code') ?? -1
    expect(table?.slice(1).map((row) => row[codeAt])).toEqual(rows.map((row) => row['code']))
    expect(meanings?.map(([name]) => name)).toEqual(expect.arrayContaining(['code', 'as_of', 'licence']))
    const json = (await (await app.get('/es/recommendations.json?country=US&as_of=2026-11-04')).json()) as {
      rows: { code: string }[]
      as_of: string
      licence: string
    }
    expect(json.rows.map(({ code }) => code)).toEqual(rows.map((row) => row['code']))
    expect([json.as_of, json.licence]).toEqual(['2026-11-05T04:59:59.999Z', 'https://creativecommons.org/licenses/by/4.0/'])
  })

  it.each([
    'institutions',
    'themes',
    'concerns',
    'standards',
    'sources',
    'agreements',
    'changes',
    'corrections',
    'evidence',
    'matrix',
    'recommendations',
    'addressees',
  ])('%s: all three formats, to be saved under a name that says what and as of when', async (view) => {
    for (const [format, type] of [
      ['csv', 'text/csv; charset=utf-8; header=present'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['json', 'application/json; charset=utf-8'],
    ]) {
      const response = await app.get(`/en/${view}.${format}?as_of=2026-11-05`)
      await response.arrayBuffer()
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="vigia-${view}-2026-11-05.${format}"`)
      const etag = response.headers.get('etag')
      if (etag) expect((await app.get(`/en/${view}.${format}?as_of=2026-11-05`, { 'if-none-match': etag })).status).toBe(304)
    }
  })

  it('of one recommendation alone has that one, whatever else its words fit', async () => {
    expect((await csv('/en/recommendations.csv?recommendation=REC-02')).map((row) => row['code'])).toEqual(['REC-02'])
    expect(await csv('/en/recommendations.csv?recommendation=REC-02&status=implemented')).toEqual([])
    expect(new Set((await csv('/en/addressees.csv?recommendation=REC-02')).map((row) => row['recommendation']))).toEqual(
      new Set(['REC-02']),
    )
    const page = await (await app.get('/en/recommendations?recommendation=REC-02', { accept: 'text/html' })).text()
    expect(page).toMatch(/role="status">\s*1 of 13 recommendations/)
    for (const [query, status] of [
      ['REC-99', 400],
      ['rec 2', 400],
    ] as const)
      expect((await app.get(`/en/recommendations?recommendation=${encodeURIComponent(query)}`, { accept: 'text/html' })).status).toBe(
        status,
      )
  })

  it('a name that begins like a formula is no formula, and its filters are those of the page', async () => {
    const rows = await csv('/en/evidence.csv?q=hyperlink&kind=press')
    expect(rows.map((row) => row['title'])).toEqual([`'${FORMULA}`])
    expect(await csv('/en/evidence.csv?q=hyperlink&kind=testimony')).toEqual([])
    const page = await (await app.get('/en/evidence?q=hyperlink&recommendation=REC-02', { accept: 'text/html' })).text()
    expect(page).toContain('=HYPERLINK(')
    expect(page).toContain('1 source with these filters')
  })

  it('what does not fit is a problem for a program and a page for a reader', async () => {
    for (const path of [
      'recommendations.csv?status=x',
      'changes.json?kind=x',
      'evidence.xlsx?after=1',
      'matrix.csv?as_of=soon',
      'compare.csv',
    ]) {
      const problem = await app.get(`/en/${path}`)
      expect([path, problem.status, problem.headers.get('content-type')]).toEqual([path, 400, 'application/problem+json'])
      expect((await app.get(`/en/${path}`, { accept: 'text/html' })).headers.get('content-type')).toContain('text/html')
    }
    for (const path of ['recommendations.pdf', 'nothing.csv', 'recommendations.csv.exe'])
      expect([path, (await app.get(`/en/${path}`)).status]).toEqual([path, 404])
  })
})
