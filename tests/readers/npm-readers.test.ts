import { serve } from '@hono/node-server'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import ICAL from 'ical.js'
import RssParser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellHubs } from '../../src/hubs/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { everyAct } from '../log/every-act.ts'
import { freePort } from '../support/npm-start.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { expectedFeed } from './expected-feed.ts'
import { feedAddresses } from './feed-kinds.ts'

const HUB = 'https://hub.example/'
/** Every kind of feed is made several times over. */
const PATIENT = 120_000
/** What JSON Feed 1.1 knows; anything else begins with `_`. */
const KNOWN =
  /^(version|title|home_page_url|feed_url|description|user_comment|next_url|icon|favicon|authors|language|expired|hubs|items|id|url|external_url|content_html|content_text|summary|image|banner_image|date_published|date_modified|tags|attachments|_\w+)$/
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
let app: TestApp
let server: ReturnType<typeof serve>

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z', settings: { publicUrl: origin, hubs: [HUB] } })
  await everyAct(app.record)
  const pass = (request: Request) => app.request(request.url.slice(origin.length), request)
  server = serve({ fetch: pass, port, hostname: '127.0.0.1' })
})
afterAll(async () => {
  server?.close()
  await app?.close()
})

/** The document, and that whoever has it is not sent it again. */
async function read(address: string): Promise<string> {
  const response = await fetch(address)
  const body = await response.text()
  expect([address, response.status]).toEqual([address, 200])
  const conditions = {
    'if-none-match': response.headers.get('etag') ?? '',
    'if-modified-since': response.headers.get('last-modified') ?? '',
  }
  const again = await fetch(address, { headers: conditions })
  expect([address, again.status, await again.text()]).toEqual([address, 304, ''])
  return body
}
const seconds = (date: string | undefined) => Math.floor(Date.parse(date ?? '') / 1000)

describe('feeds', () => {
  it('are read by feedsmith and rss-parser as what they say as JSON, and the second fetch costs a 304', { timeout: PATIENT }, async () => {
    const parser = new RssParser()
    let entries = 0
    for (const address of feedAddresses(origin, ['atom', 'rss'], ['2026-11'])) {
      const expected = await expectedFeed(address)
      const body = await read(address)
      const items = address.includes('.atom') ? fromAtom(body) : fromRss(body)
      expect([address, items]).toEqual([address, expected.entries])
      entries += items.length
      const parsed = await parser.parseString(body)
      expect([address, parsed.title]).toEqual([address, expected.title])
      expect(parsed.items.map(({ title, link }) => [title, link])).toEqual(expected.entries.map((entry) => [entry.title, entry.address]))
      if (address.includes('.atom')) continue
      const enclosures = parsed.items.flatMap(({ enclosure }) =>
        enclosure ? [[enclosure.url, Number(enclosure.length), enclosure.type]] : [],
      )
      expect([address, enclosures]).toEqual([address, expected.entries.flatMap((entry) => entry.enclosures)])
    }
    expect(entries).toBeGreaterThan(200)
  })

  it('are JSON Feeds of version 1.1', async () => {
    for (const address of feedAddresses(origin, ['json'], ['2026-11'])) {
      const body = await read(address)
      expect(JSON.parse(body)).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        feed_url: address,
        language: expect.any(String),
      })
      const feed = JSON.parse(body) as { items: { tags?: string[] }[] }
      for (const part of [feed, ...feed.items]) expect(Object.keys(part).filter((name) => !KNOWN.test(name))).toEqual([])
      for (const { tags = [] } of feed.items) expect(new Set(tags).size).toBe(tags.length)
      const { items = [] } = parseJsonFeed(body)
      const expected = await expectedFeed(address)
      expect(items.map(({ id, url, date_published }) => [id, url, seconds(date_published)])).toEqual(
        expected.entries.map((entry) => [entry.id, entry.address, entry.published]),
      )
    }
  })

  it('name their hub, which is told of addresses that are there under that name', { timeout: PATIENT }, async () => {
    await noteEvents(app.record.system)
    await tellHubs(app.record.system)
    const told = await app.record.db.selectFrom('hub_pings').select('feed').orderBy('feed').execute()
    expect(told.length).toBeGreaterThan(100)
    for (const { feed } of told.filter((_, place) => place % 7 === 0)) {
      const response = await fetch(feed)
      await response.body?.cancel()
      expect([feed, response.status]).toEqual([feed, 200])
      expect(response.headers.get('link')).toContain(`<${feed}>; rel="self", <${HUB}>; rel="hub"`)
    }
  })
})

it('has a calendar that ical.js reads, in both languages', async () => {
  const [spanish = [], english = []] = await Promise.all(['es', 'en'].map((language) => readCalendar(`${origin}/${language}/calendar.ics`)))
  expect(spanish.length).toBeGreaterThan(2)
  expect(english.map(({ date }) => date)).toEqual(spanish.map(({ date }) => date))
  expect(new Set([...spanish, ...english].map(({ uid }) => uid)).size).toBe(spanish.length + english.length)
  for (const { title } of [...spanish, ...english]) expect(title).toBeTruthy()
})

async function readCalendar(address: string) {
  const calendar = new ICAL.Component(ICAL.parse(await read(address)) as [string, unknown[], unknown[]])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { uid: event.uid, date: event.startDate.toString(), title: event.summary }
  })
}

function fromAtom(body: string) {
  return (parseAtomFeed(body).entries ?? []).map(({ id, title, published, links = [] }) => ({
    id,
    title: title?.value,
    published: seconds(published),
    address: links.find(({ rel }) => rel === 'alternate')?.href,
    enclosures: links.filter(({ rel }) => rel === 'enclosure').map(({ href, length, type }) => [href, length, type]),
  }))
}

function fromRss(body: string) {
  return (parseRssFeed(body).items ?? []).map(({ guid, title, pubDate, link, enclosures = [] }) => ({
    id: guid?.value,
    title,
    published: seconds(pubDate),
    address: link,
    enclosures: enclosures.map(({ url, length, type }) => [url, length, type]),
  }))
}
