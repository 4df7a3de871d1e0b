import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillRecord } from '../bench/fill-record.ts'
import { testApp, type TestApp } from '../support/record.ts'

const ADDED = 60
let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-05-02T15:00:00Z' })
  await fillRecord(app.record.db, ADDED)
  app.record.clock.set('2026-11-20T15:00:00Z')
}, 60_000)

afterAll(() => app?.close())

const page = async (path: string) => {
  const response = await app.get(path, { accept: 'text/html' })
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}
const codes = (body: string) => [...body.matchAll(/<h2>\s*<a\s+href="[^"]*\/recommendations\/([^"?]+)/g)].map(([, code = '']) => code)

describe('a list of several pages', () => {
  it.each([
    '',
    'sort=status',
    'sort=due',
    'sort=updated',
    'sort=code',
    'q=ejercicios',
    'country=PE&sort=due',
    'as_of=2026-05-05&sort=status',
  ])(
    '“%s”: each recommendation once, in one order, with its place said and a way back',
    async (query) => {
      const seen: string[] = []
      let path = `/en/recommendations${query === '' ? '' : `?${query}`}`
      for (;;) {
        const body = await page(path)
        const own = codes(body)
        const place = /([\d,]+) to ([\d,]+) of ([\d,]+)/.exec(body)
        if (place) expect(place.slice(1, 3).map(Number)).toEqual([seen.length + 1, seen.length + own.length])
        if (seen.length > 0) expect(body).toContain('Back to the beginning')
        seen.push(...own)
        const next = /<a[^>]*href="([^"]+)"\s+rel="next"/.exec(body)?.[1]
        if (next === undefined) break
        expect(own).toHaveLength(25)
        path = next.replaceAll('&amp;', '&')
      }
      expect(new Set(seen).size).toBe(seen.length)
      const filters = new URLSearchParams(query)
      filters.delete('sort')
      const rows = parse(await (await app.get(`/en/recommendations.csv?${filters.toString()}`)).text(), { columns: true, bom: true }) as {
        code: string
      }[]
      expect(seen.toSorted()).toEqual(rows.map(({ code }) => code).toSorted())
      if (query === '') expect(seen).toHaveLength(ADDED + 13)
    },
    60_000,
  )

  it('a cursor of another order is refused, and travelling in time begins at the first page', async () => {
    const body = await page('/en/recommendations?sort=due')
    const after = /after=([\w-]+)/.exec(body)?.[1] ?? ''
    expect((await app.get(`/en/recommendations?sort=status&after=${after}`, { accept: 'text/html' })).status).toBe(400)
    const second = await page(`/en/recommendations?sort=due&after=${after}`)
    const form = /<details class="travel">[\s\S]*?<\/form>/.exec(second)?.[0] ?? ''
    expect(form).toContain('name="sort" value="due"')
    expect(form).not.toContain('name="after"')
  })

  it('long facets are folded and say how many there are', async () => {
    const body = await page('/en/recommendations')
    const [, all] = /Show all (\d+)/.exec(body) ?? []
    expect(Number(all)).toBeGreaterThan(20)
  })

  it('changes as a file are all of them, page by page', async () => {
    const all = parse(await (await app.get('/en/changes.csv')).text(), { columns: true, bom: true }) as { seq: string }[]
    const { size } = await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    expect(all.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: size }, (_, seq) => seq))
    const some = parse(await (await app.get('/en/changes.csv?kind=due_date_set')).text(), { columns: true, bom: true }) as {
      kind: string
    }[]
    expect(some.length).toBeGreaterThan(100)
    expect(new Set(some.map(({ kind }) => kind))).toEqual(new Set(['due_date_set']))
  })
})
