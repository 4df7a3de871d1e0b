import { parseAtomFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  await issueBaseline(record.system)
  await publishUpdate(record, await record.addressee('REC-02'), {
    summary: { es: 'Publicó «tres» <acuerdos> & nada más', en: '' },
  })
  const addressee = await record.addressee('REC-04')
  for (let day = 1; day <= 28; day += 1) {
    await setDueDate(record.editor, { addresseeId: addressee, dueOn: `2027-02-${String(day).padStart(2, '0')}` })
  }
})

afterAll(() => app?.close())

async function read(path: string) {
  const response = await app.get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  return parseAtomFeed(await response.text())
}

/** Addresses in a feed begin with the public origin. */
function local(address: string): string {
  const url = new URL(address)
  expect(url.origin).toBe('https://vigia.example')
  return url.pathname + url.search
}

describe.each(['es', 'en'])('the feed of changes in %s', (language) => {
  it('reaches, page by page, from the last act back to the first, each once', async () => {
    const ids: string[] = []
    let path: string | undefined = `/${language}/feeds/changes.atom`
    let pages = 0
    while (path !== undefined) {
      const feed: Awaited<ReturnType<typeof read>> = await read(path)
      ids.push(...(feed.entries ?? []).map((entry) => entry.id ?? ''))
      const next = feed.links?.find((link) => link.rel === 'next')?.href
      path = next === undefined ? undefined : local(next)
      pages += 1
    }
    expect(pages).toBe(2)
    const events = await app.record.db.selectFrom('events').select('tag').orderBy('seq', 'desc').execute()
    expect(ids).toEqual(events.map(({ tag }) => `${tag}/${language}`))
  })

  it('has all that a reader needs: title, author, instants, a page that is there', async () => {
    const feed = await read(`/${language}/feeds/changes.atom`)
    expect(feed.title).toBeTruthy()
    expect(feed.updated).toBe(feed.entries?.[0]?.updated)
    expect(feed.links?.filter((link) => link.rel === 'self').map((link) => local(link.href ?? ''))).toEqual([
      `/${language}/feeds/changes.atom`,
    ])
    const pages = new Set<string>()
    for (const entry of feed.entries ?? []) {
      expect(entry.title).toBeTruthy()
      expect(entry.authors?.[0]?.name).toBeTruthy()
      expect(entry.published).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      pages.add(local(entry.links?.find((link) => link.rel === 'alternate')?.href ?? ''))
    }
    for (const page of pages) expect([page, (await app.get(page)).status]).toEqual([page, 200])
  })

  it('is narrowed to one recommendation', async () => {
    const feed = await read(`/${language}/feeds/changes.atom?recommendation=REC-02`)
    expect(feed.entries).toHaveLength(2)
    expect(feed.id).not.toBe((await read(`/${language}/feeds/changes.atom`)).id)
    const text = await (await app.get(`/${language}/feeds/changes.atom?recommendation=REC-02`)).text()
    expect(text).toContain('Publicó «tres» &amp;lt;acuerdos&amp;gt; &amp;amp; nada más')
    expect((await read(`/${language}/feeds/changes.atom?recommendation=REC-99`)).entries ?? []).toEqual([])
  })

  it('is the same bytes until something changes, and is not sent again to whoever has it', async () => {
    const path = `/${language}/feeds/changes.atom`
    const first = await app.get(path)
    const body = await first.text()
    app.record.clock.set('2026-11-20T15:00:00Z')
    const second = await app.get(path)
    expect(await second.text()).toBe(body)
    expect(first.headers.get('link')).toContain(`<https://vigia.example${path}>; rel="self"`)
    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    for (const headers of [{ 'if-none-match': etag }, { 'if-none-match': `"x", W/${etag}` }, { 'if-modified-since': since }]) {
      const response = await app.get(path, headers)
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
      for (const name of ['etag', 'last-modified', 'cache-control', 'link']) {
        expect([name, response.headers.get(name)]).toEqual([name, first.headers.get(name)])
      }
    }
    expect((await app.get(path, { 'if-none-match': '"x"', 'if-modified-since': since })).status).toBe(200)
  })

  it.each(['before=x', 'before=-1', 'before=1.5', 'recommendation=%3Cb%3E', 'theme=A_B'])('refuses %s, and names it', async (query) => {
    const response = await app.get(`/${language}/feeds/changes.atom?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ status: 400, fields: { [query.split('=')[0] ?? '']: expect.any(String) } })
  })
})

describe('the feed of reports', () => {
  it('holds each edition with its PDF, of the exact length', async () => {
    for (const language of ['es', 'en']) {
      const feed = await read(`/${language}/feeds/reports.atom`)
      expect(feed.entries).toHaveLength(1)
      const enclosures = feed.entries?.[0]?.links?.filter((link) => link.rel === 'enclosure') ?? []
      const own = enclosures.find((link) => link.hreflang === language)
      expect(own).toMatchObject({ type: 'application/pdf' })
      const file = await app.request(local(own?.href ?? ''), { method: 'HEAD' })
      expect(file.headers.get('content-length')).toBe(String(own?.length))
      expect(feed.entries?.[0]?.content?.value ?? feed.entries?.[0]?.content).toContain(`.${language}.pdf`)
    }
  })

  it('has other ids in the other language', async () => {
    const [es, en] = [await read('/es/feeds/reports.atom'), await read('/en/feeds/reports.atom')]
    expect(es.entries?.[0]?.id).not.toBe(en.entries?.[0]?.id)
    expect(es.entries?.[0]?.id).toMatch(/^tag:vigia\.example,2026-11-02:events\/[0-9a-f-]{36}\/es$/)
    expect(es.id).not.toBe(en.id)
  })
})
