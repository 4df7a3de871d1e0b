import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate, withdrawRecommendation } from '../../src/recommendations/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  record.clock.set('2026-11-05T15:00:00Z')
  await publishUpdate(record, await record.addressee('REC-02'), { status: 'committed' })
  record.clock.set('2026-11-08T15:00:00Z')
  await publishUpdate(record, await record.addressee('REC-02'), { status: 'partial', effectiveOn: '2026-11-07' })
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-05'), dueOn: '2027-03-31' })
})

afterAll(() => app?.close())

const page = async (path: string, status = 200) => {
  const response = await app.get(path, { accept: 'text/html' })
  expect([path, response.status]).toEqual([path, status])
  return response.text()
}
const rows = async (query: string) =>
  parse<Record<string, string>>(await (await app.get(`/en/compare.csv?${query}`)).text(), { columns: true, bom: true }).map((row) =>
    [row['what'], row['recommendation'], row['from'], row['to']].join(' '),
  )

describe('two dates compared', () => {
  it('says what moved, from what to what, and which acts moved it', async () => {
    expect(await rows('from=2026-11-04&to=2026-11-08')).toEqual(['status REC-02 not_assessed partial', 'due_on REC-05  2027-03-31'])
    const body = await page('/en/compare?from=2026-11-04&to=2026-11-08')
    const table = /<section class="section">\s*<header>\s*<h2 id="statuses">[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
    expect(table.match(/Assessment published, /g)?.length).toBe(2)
    const [, act = ''] = /href="([^"]*before=[^"]*)"/.exec(table) ?? []
    const changes = await page(act.replaceAll('&amp;', '&').replace(/#.*/, ''))
    expect(changes).toContain(`id="${/#(.*)/.exec(act)?.[1]}"`)
  })

  it('holds at each pair of days: what moved up to a day and since makes what moved in all', async () => {
    expect(await rows('from=2026-11-04&to=2026-11-06')).toEqual(['status REC-02 not_assessed committed'])
    expect(await rows('from=2026-11-06&to=2026-11-08')).toEqual(['status REC-02 committed partial', 'due_on REC-05  2027-03-31'])
    expect(await rows('from=2026-11-08')).toEqual([])
    expect((await rows('from=2026-11-01')).filter((row) => row.startsWith('added'))).toHaveLength(13)
  })

  it('is narrowed by the filters of the list, and its figures are those of the list at each date', async () => {
    expect(await rows('from=2026-11-04&to=2026-11-08&theme=accountability')).toEqual(['due_on REC-05  2027-03-31'])
    expect(await rows('from=2026-11-04&to=2026-11-08&status=partial')).toEqual(['status REC-02 not_assessed partial'])
    const body = await page('/en/compare?from=2026-11-04&to=2026-11-08')
    const links = [...body.matchAll(/<td class="number">\s*<a\s+href="([^"]+)"\s*>([\d,]+)<\/a/g)]
    expect(links.length).toBeGreaterThan(4)
    for (const [, path = '', n] of links) {
      const list = await page(path.replaceAll('&amp;', '&'))
      const [, recommendations, addressees] = /role="status">\s*([\d,]+)[\s\S]*? with ([\d,]+)/.exec(list) ?? []
      expect([path, [recommendations, addressees].includes(n)]).toEqual([path, true])
    }
  })

  it('a recommendation that was withdrawn is no move of its addressees', async () => {
    const { record } = app
    record.clock.set('2026-11-10T15:00:00Z')
    const reason = { es: 'Ya no corresponde.', en: 'It no longer applies.' }
    await withdrawRecommendation(record.editor, { code: 'REC-02', reason })
    expect(await rows('from=2026-11-08')).toEqual(['withdrawn REC-02  '])
    expect(await rows('from=2026-11-04')).toEqual(['due_on REC-05  2027-03-31', 'withdrawn REC-02  '])
  })

  it.each([
    ['from=yesterday&to=2026-11-08', 'from', 'yesterday'],
    ['from=2026-11-04&to=2026-02-31', 'to', '2026-02-31'],
    ['from=2026-11-08&to=2026-11-04', 'from', '2026-11-08'],
    ['from=2026-11-04&to=2031-01-01', 'to', '2031-01-01'],
    ['to=2026-11-04', 'from', ''],
  ])('%s: a page that names the date and keeps what was typed', async (query, name, typed) => {
    for (const language of ['es', 'en']) {
      const body = await page(`/${language}/compare?${query}&theme=oversight`, 400)
      const field = new RegExp(`<input[^>]*id="${name}"[^>]*>`).exec(body)?.[0] ?? ''
      expect(field).toContain('aria-invalid="true"')
      expect(field).toContain(`value="${typed}"`)
      expect(body).toContain('name="theme" value="oversight"')
    }
  })
})

describe('a page of the past', () => {
  it('says so, leads back to today and to what changed since, and its links stay in the past', async () => {
    const body = await page('/en/recommendations?theme=oversight&as_of=2026-11-04')
    expect(body).toContain('<aside class="standing past"')
    expect(body).toContain('href="/en/recommendations?theme=oversight"')
    expect(body).toContain('href="/en/compare?from=')
    const main = /<\/aside>([\s\S]*)<\/main>/.exec(body)?.[1] ?? ''
    const leaving = [...main.matchAll(/href="(\/en\/(?:recommendations|institutions|themes|addressees)[^"]*)"/g)].filter(
      ([, path = '']) => !path.includes('as_of='),
    )
    expect(leaving.map(([, path]) => path)).toEqual([])
  })

  it('every public page of the record knows the date', async () => {
    const paths = ['', '/recommendations', '/institutions', '/agreements', '/changes', '/corrections', '/reports', '/evidence', '/matrix']
    for (const path of [...paths, '/themes', '/concerns', '/standards', '/sources', '/recommendations/REC-03', '/themes/oversight']) {
      const body = await page(`/es${path}?as_of=2026-11-04`)
      expect([path, body.includes('class="standing past"')]).toEqual([path, true])
      expect([path, (await app.get(`/es${path}?as_of=ayer`, { accept: 'text/html' })).status]).toEqual([path, 400])
    }
  })
})
