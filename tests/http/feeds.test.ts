import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

const HUB = 'https://hub.example/websub'
const TYPES = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' } as const

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z', settings: { hubs: [HUB] } })
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

async function text(path: string): Promise<string> {
  const response = await app.get(path)
  const [format] = /(?<=\.)(?:atom|rss|json)/.exec(path) ?? []
  expect([path, response.status]).toEqual([path, 200])
  expect(response.headers.get('content-type')).toBe(`${TYPES[format as keyof typeof TYPES]}; charset=utf-8`)
  return response.text()
}

const read = async (path: string) => parseAtomFeed(await text(path))

/** Addresses in a feed begin with the public origin. */
function local(address: string): string {
  const url = new URL(address)
  expect(url.origin).toBe('https://vigia.example')
  return url.pathname + url.search
}

describe.each(['es', 'en'])('feeds in %s', (language) => {
  it('say the same in three formats, and where they are, once', async () => {
    const events = await app.record.db.selectFrom('events').select('tag').orderBy('seq', 'desc').limit(25).execute()
    const base = `/${language}/feeds/changes`
    const atom = await read(`${base}.atom`)
    const rss = parseRssFeed(await text(`${base}.rss`))
    const json = parseJsonFeed(await text(`${base}.json`))
    const ids = atom.entries?.map((entry) => entry.id)
    expect(ids?.slice(0, 25)).toEqual(events.map(({ tag }) => `${tag}/${language}`))
    expect(rss.items?.map((item) => item.guid?.value)).toEqual(ids)
    expect(json.items?.map((item) => item.id)).toEqual(ids)
    expect(rss.items?.map((item) => item.title)).toEqual(atom.entries?.map((entry) => entry.title?.value ?? entry.title))
    expect(atom.updated).toBe(atom.entries?.[0]?.updated)
    expect(atom.id).toMatch(new RegExp(`^tag:vigia\\.example,2026-11-02:feeds/${language}/changes$`))
    for (const [format, links] of Object.entries({ atom: atom.links, rss: rss.atom?.links })) {
      expect(links?.filter((link) => link.rel === 'self').map((link) => local(link.href ?? ''))).toEqual([`${base}.${format}`])
      expect(links?.filter((link) => link.rel === 'hub').map((link) => link.href)).toEqual([HUB])
    }
    expect(json).toMatchObject({ feed_url: `https://vigia.example${base}.json`, hubs: [{ type: 'WebSub', url: HUB }], language })
    const { headers } = await app.request(`${base}.atom`, { method: 'HEAD' })
    expect(headers.get('link')).toContain(`<https://vigia.example${base}.atom>; rel="self", <${HUB}>; rel="hub"`)
    expect(headers.get('link')?.match(/rel="self"/g)).toHaveLength(1)
  })

  it('have all that a reader needs: own titles, authors, instants that differ, pages that are there', async () => {
    const { entries = [] } = await read(`/${language}/feeds/changes.atom`)
    const own = (pick: (entry: (typeof entries)[number]) => unknown) => new Set(entries.map((entry) => JSON.stringify(pick(entry)))).size
    expect([own(({ id }) => id), own(({ title }) => title), own(({ updated }) => updated)]).toEqual(
      entries.map(() => entries.length).slice(0, 3),
    )
    const pages = new Set<string>()
    for (const entry of entries) {
      expect(entry.authors?.[0]?.name).toBeTruthy()
      expect(entry.published).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      pages.add(local(entry.links?.find((link) => link.rel === 'alternate')?.href ?? ''))
    }
    for (const page of pages) expect([page, (await app.get(page)).status]).toEqual([page, 200])
    const update = (await read(`/${language}/feeds/recommendations/REC-02.atom`)).entries?.[0]
    expect(JSON.stringify(update?.content)).toContain('Publicó «tres» &lt;acuerdos&gt; &amp; nada más')
    expect(update?.categories?.map(({ term }) => term)).toEqual(['participation', 'ministerio-de-defensa', 'partial'])
  })

  it('of one thing stand under its own address and under the filter, with the same id', async () => {
    const slugs = await app.record.db.selectFrom('agreements').select('slug').limit(1).execute()
    for (const [collection, filter, name] of [
      ['recommendations', 'recommendation', 'REC-02'],
      ['themes', 'theme', 'participation'],
      ['institutions', 'institution', 'ministerio-de-defensa'],
      ['agreements', 'agreement', slugs[0]?.slug],
    ]) {
      const own = await read(`/${language}/feeds/${collection}/${name}.atom`)
      const narrowed = await read(`/${language}/feeds/changes.atom?${filter}=${name}`)
      expect(own.entries?.length).toBeGreaterThan(0)
      expect([own.id, own.entries]).toEqual([narrowed.id, narrowed.entries])
      expect(own.id).not.toBe((await read(`/${language}/feeds/changes.atom`)).id)
    }
  })

  it('of nothing yet are valid and empty; of nothing that could be, are refused and the filter named', async () => {
    const feed = await read(`/${language}/feeds/changes.atom?q=nothing+is+called+this`)
    expect(feed.entries ?? []).toEqual([])
    expect(feed.updated).toMatch(/^2026-11-02/)
    for (const path of [
      'themes/nobody.atom',
      'recommendations/REC-99.rss',
      'nothing.json',
      'changes.xml',
      'changes/2026-13.atom',
      'themes.atom',
    ])
      expect([path, (await app.get(`/${language}/feeds/${path}`)).status]).toEqual([path, 404])
    for (const [name, value] of Object.entries({
      before: '-1',
      recommendation: '%3Cb%3E',
      theme: 'nobody',
      status: 'done',
      temme: 'oversight',
    })) {
      const response = await app.get(`/${language}/feeds/changes.atom?${name}=${value}`)
      expect([name, response.status]).toEqual([name, 400])
      expect(await response.json()).toMatchObject({ status: 400, fields: { [name]: expect.any(String) } })
    }
    expect((await app.get(`/${language}/feeds/corrections.rss?kind=update_published`)).status).toBe(400)
  })

  it('give pages by number as they used to, from the last act back to the first, each once', async () => {
    const ids: string[] = []
    for (let path: string | undefined = `/${language}/feeds/changes.atom?before=1000`; path !== undefined;) {
      const feed: Awaited<ReturnType<typeof read>> = await read(path)
      ids.push(...(feed.entries ?? []).map((entry) => entry.id ?? ''))
      const next = feed.links?.find((link) => link.rel === 'next')?.href
      path = next === undefined ? undefined : local(next)
    }
    const events = await app.record.db.selectFrom('events').select('tag').orderBy('seq', 'desc').execute()
    expect(ids).toEqual(events.map(({ tag }) => `${tag}/${language}`))
  })
})

it('the feeds of reports hold each edition with its PDF, of the exact length, one a piece', async () => {
  for (const language of ['es', 'en']) {
    const [entry, ...others] = (await read(`/${language}/feeds/reports.atom`)).entries ?? []
    expect(others).toEqual([])
    const own = entry?.links?.find((link) => link.rel === 'enclosure' && link.hreflang === language)
    expect(own).toMatchObject({ type: 'application/pdf' })
    const file = await app.request(local(own?.href ?? ''), { method: 'HEAD' })
    expect(file.headers.get('content-length')).toBe(String(own?.length))
    expect(JSON.stringify(entry?.content)).toContain(`.${language}.pdf`)
    const [item] = parseRssFeed(await text(`/${language}/feeds/reports.rss`)).items ?? []
    expect(item?.enclosures).toEqual([{ url: own?.href, length: own?.length, type: 'application/pdf' }])
    const [same] = parseJsonFeed(await text(`/${language}/feeds/reports.json`)).items ?? []
    expect(same?.attachments).toMatchObject([{ url: own?.href, size_in_bytes: own?.length, mime_type: 'application/pdf' }])
  }
})
