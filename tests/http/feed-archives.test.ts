import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { releaseEvidence } from '../../src/evidence/index.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { publishUpdate, sampleEvidence, testApp, type TestApp } from '../support/record.ts'

const ORIGIN = 'https://vigia.example'
let app: TestApp
let update: string

/** September: an update. October: so many acts that a block of the log ends in it. November: two. */
beforeAll(async () => {
  app = await testApp({ instant: '2026-09-20T15:00:00Z' })
  const { record } = app
  const newEvidence = [
    { ...sampleEvidence(), announcementOnly: false },
    { ...sampleEvidence({ title: 'Acta reservada', sensitivity: 'embargoed', embargoUntil: '2027-01-01' }), announcementOnly: false },
  ]
  update = await publishUpdate(record, await record.addressee('REC-02'), { newEvidence })
  await setDueDates('REC-04', '2026-10-05T15:00:00Z', 110)
  await setDueDates('REC-04', '2026-11-02T15:00:00Z', 2)
})

afterAll(() => app?.close())

async function setDueDates(code: string, instant: string, many: number): Promise<void> {
  const { record } = app
  record.clock.set(instant)
  const addresseeId = await record.addressee(code)
  for (let n = 0; n < many; n += 1) await setDueDate(record.editor, { addresseeId, dueOn: `2027-0${1 + (n % 9)}-1${n % 10}` })
}

async function read(address: string) {
  const response = await app.get(address.replace(ORIGIN, ''))
  const body = await response.text()
  expect([address, response.status]).toEqual([address, 200])
  const feed = parseAtomFeed(body)
  const link = (rel: string) => feed.links?.find((each) => each.rel === rel)?.href
  const ids = (feed.entries ?? []).map((entry) => entry.id ?? '')
  return { address, body, ids, id: feed.id, link, isArchive: body.includes('<fh:archive/>'), cache: response.headers.get('cache-control') }
}

/** The subscription document and every archive behind it. */
async function walk(address: string) {
  const documents = [await read(address)]
  for (let at = documents[0]?.link('prev-archive'); at !== undefined; at = documents.at(-1)?.link('prev-archive'))
    documents.push(await read(at))
  return documents
}

async function tags(kinds?: readonly string[]): Promise<readonly string[]> {
  const rows = await app.record.db.selectFrom('events').select(['tag', 'kind']).orderBy('seq', 'desc').execute()
  return rows.filter(({ kind }) => kinds?.includes(kind) ?? true).map(({ tag }) => `${tag}/es`)
}

it('reach by month, in parts where a block of the log ends, from the subscription back to the first act', async () => {
  const [subscription, ...archives] = await walk('/es/feeds/changes.atom')
  expect(archives.map(({ address }) => address.replace(`${ORIGIN}/es/feeds/changes/`, ''))).toEqual([
    '2026-10-2.atom',
    '2026-10.atom',
    '2026-09.atom',
  ])
  expect(archives.flatMap(({ ids }) => ids)).toEqual((await tags()).slice(2))
  expect(subscription?.ids).toEqual((await tags()).slice(0, 25))
  expect([subscription?.isArchive, subscription?.link('current'), subscription?.cache]).toEqual([
    false,
    undefined,
    'public, max-age=300, s-maxage=5, stale-while-revalidate=10, stale-if-error=604800',
  ])
  for (const [index, archive] of archives.entries()) {
    expect([archive.isArchive, archive.id, archive.cache]).toEqual([
      true,
      subscription?.id,
      'public, max-age=86400, s-maxage=5, stale-while-revalidate=10, stale-if-error=604800',
    ])
    expect(archive.link('current')).toBe(`${ORIGIN}/es/feeds/changes.atom`)
    expect(archive.link('next-archive')).toBe(archives[index - 1]?.address ?? `${ORIGIN}/es/feeds/changes/2026-11.atom`)
  }
})

it('of one thing, narrowed, in the other formats: the same acts, each once', async () => {
  const due = await tags(['due_date_set'])
  for (const address of ['/es/feeds/recommendations/REC-04.atom', '/es/feeds/changes.atom?kind=due_date_set']) {
    const [subscription, ...archives] = await walk(address)
    expect(new Set([...(subscription?.ids ?? []), ...archives.flatMap(({ ids }) => ids)]).isSupersetOf(new Set(due))).toBe(true)
    expect(archives.length).toBeGreaterThanOrEqual(2)
  }
  const items: (string | undefined)[] = []
  for (let at: string | undefined = '/es/feeds/changes.json'; at !== undefined;) {
    const feed: ReturnType<typeof parseJsonFeed<string>> = parseJsonFeed(await (await app.get(at.replace(ORIGIN, ''))).text())
    items.push(...(feed.items ?? []).map(({ id }) => id))
    at = feed.next_url
  }
  expect([...new Set(items)]).toEqual(await tags())
  const rss = await (await app.get('/es/feeds/changes/2026-10.rss')).text()
  expect(rss).toContain('<fh:archive/>')
  expect(parseRssFeed(rss).atom?.links?.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['current', 'prev-archive', 'next-archive']))
})

it('are there once complete: the one that may grow leads to the subscription, one that never was is missing', async () => {
  const growing = await app.get('/es/feeds/changes/2026-11.atom')
  expect([growing.status, growing.headers.get('location')]).toEqual([307, `${ORIGIN}/es/feeds/changes.atom`])
  for (const part of ['2026-08', '2026-12', '2026-09-2', '2026-10-3', '2026-10-1', '2026-13', '1999-01']) {
    expect([part, (await app.get(`/es/feeds/changes/${part}.atom`)).status]).toEqual([part, 404])
  }
  expect((await app.get('/es/feeds/recommendations/REC-13/2026-10.atom')).status).toBe(404)
})

it('keep their bytes whatever follows, be it that an embargo ends, but for a redaction of their own texts', async () => {
  const before = await walk('/es/feeds/changes.atom')
  await setDueDates('REC-03', '2026-12-02T15:00:00Z', 1)
  const embargoed = await app.record.db.selectFrom('evidence').select('id').where('sensitivity', '=', 'embargoed').executeTakeFirstOrThrow()
  expect(await releaseEvidence(app.record.editor, embargoed)).toBeGreaterThan(0)
  const after = await walk('/es/feeds/changes.atom')
  expect(after[1]?.address).toBe(`${ORIGIN}/es/feeds/changes/2026-11.atom`)
  expect(after[0]?.body).toContain('Acta reservada')
  expect(after.slice(2).map(({ body }) => body)).toEqual(before.slice(1).map(({ body }) => body))
  const texts = [{ field: 'summary', language: 'es' }]
  await redactText(app.record.editor, { ownerId: update, texts, file: false, ground: 'safety', reason: { es: 'Seguridad', en: '' } })
  const redacted = await walk('/es/feeds/changes.atom')
  expect(redacted.slice(1, -1).map(({ body }) => body)).toEqual(after.slice(1, -1).map(({ body }) => body))
  expect(redacted.at(-1)?.body).not.toBe(after.at(-1)?.body)
  expect(after.at(-1)?.body).toContain('Publicó tres de los siete acuerdos')
  expect(redacted.at(-1)?.body).not.toContain('Publicó tres de los siete acuerdos')
})
