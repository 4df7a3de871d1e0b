import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { expect, test } from 'vitest'
import { atomFeed } from '../../../templates/feeds/atom.feed.ts'
import { changeContent } from '../../../templates/feeds/change-content.ts'
import { feedEntry, type FeedChange } from '../../../templates/feeds/feed-entry.ts'
import type { FeedView } from '../../../templates/feeds/feed-view.ts'
import { jsonFeed } from '../../../templates/feeds/json.feed.ts'
import { rssFeed } from '../../../templates/feeds/rss.feed.ts'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'

const ORIGIN = 'https://vigia.example'
const { changes } = snapshotWithReplies()
const acts = changes.map((change, index): FeedChange => ({
  ...change,
  tag: `tag:vigia.example,2026-11-02:events/${index}`,
  redactedAt: null,
  theme: { slug: 'oversight', name: { es: 'Control parlamentario', en: 'Parliamentary oversight' } },
  issued: null,
}))

function feed(language: string, over: Partial<FeedView>): FeedView {
  return {
    id: `tag:vigia.example,2026-11-02:feeds/${language}/changes`,
    language,
    title: 'Vigía',
    subtitle: 'Todo',
    rights: 'CC BY 4.0',
    siteAddress: `${ORIGIN}/${language}`,
    selfAddress: `${ORIGIN}/${language}/feeds/changes.atom?q=a&theme=b`,
    pageAddress: `${ORIGIN}/${language}/changes`,
    iconAddress: `${ORIGIN}/icon.svg`,
    translations: [],
    hubs: ['https://hub.example/'],
    archive: false,
    currentAddress: null,
    previousArchive: null,
    nextArchive: null,
    nextAddress: null,
    log: null,
    updated: '2026-11-02T15:00:00.000Z',
    entries: acts.map((act) => feedEntry(act, words(language), ORIGIN)),
    ...over,
  }
}

/** Titles and ids as each format's reader finds them. */
async function readAll(view: FeedView) {
  const atom = parseAtomFeed(atomFeed(view))
  const rss = parseRssFeed(rssFeed(view))
  const json = parseJsonFeed(jsonFeed(view))
  const other = await new RssParser().parseString(rssFeed(view))
  return {
    atom: atom.entries?.map(({ id, title, content }) => [id, said(title), said(content)]),
    rss: rss.items?.map(({ guid, title, description }) => [guid?.value, said(title), said(description)]),
    json: json.items?.map(({ id, title, content_html }) => [id, said(title), said(content_html)]),
    other: other.items.map(({ guid, title, content }) => [guid, said(title), said(content)]),
  }
}

/** Some readers give an object, some trim. */
function said(text: unknown): string {
  const plain = typeof text === 'object' && text !== null && 'value' in text ? text.value : text
  return typeof plain === 'string' ? plain.trim() : ''
}

const NASTY = [
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udfff',
  '\ufffd',
  '\ufffe',
  ']]>',
  '<![CDATA[',
  '<script>alert(1)</script>',
  '&amp;lt;',
  '&#8238;',
]
const nasty = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...NASTY, '\u202e', 'مرحبا', '–', '\r\n', '\t', '"', "'")),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))

test('whatever the texts, every format parses and says the same of the same entries', async () => {
  const text = (value: string) => ({ es: value, en: value })
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (a, b, c) => {
      const act = acts.find(({ update }) => update !== null)
      if (!act?.update || !act.recommendation) throw new Error('no update among the samples')
      const changed: FeedChange = {
        ...act,
        actor: `x${c}`,
        recommendation: { ...act.recommendation, title: text(`x${a}`) },
        update: { ...act.update, summary: text(b), reason: text(c) },
      }
      const entries = [
        feedEntry(changed, words('es'), ORIGIN),
        feedEntry({ ...changed, tag: 'tag:vigia.example,2026:2', seq: 9 }, words('es'), ORIGIN),
      ]
      const { atom, rss, json, other } = await readAll(feed('es', { entries, title: `x${a}`, subtitle: b }))
      expect(json?.map(([id]) => id)).toEqual(entries.map(({ id }) => id))
      expect(json?.every(([, title]) => title?.includes('REC-'))).toBe(true)
      expect(atom).toEqual(json)
      expect(rss).toEqual(json)
      expect(other.map(([id]) => id)).toEqual(json?.map(([id]) => id))
      for (const [, title] of json ?? []) expect(title).not.toMatch(/[\u0000-\u001f\u007f-\u009f\ufffd-\uffff]|\p{Surrogate}/u)
    }),
    { numRuns: 200, examples: [['\u0085', '\u0085', '\u0085']] },
  )
})

test.each(LANGUAGES)('each act of every kind has a title of its own in %s, even when told twice', async (language) => {
  const twice = [...acts, ...acts.map((act, index) => ({ ...act, seq: 5_000 + index, tag: `${act.tag}-again` }))]
  const entries = twice.map((act) => feedEntry(act, words(language), ORIGIN))
  expect(new Set(entries.map(({ title }) => title)).size).toBe(entries.length)
  expect(new Set(entries.map(({ updated }) => updated)).size).toBeGreaterThan(acts.length)
  const { atom, rss, json, other } = await readAll(feed(language, { entries }))
  expect(atom).toHaveLength(entries.length)
  expect([atom, rss, other]).toEqual([json, json, json])
  for (const act of acts) expect(changeContent(act, words(language), ORIGIN)).toContain(`href="${ORIGIN}/${language}/log/${act.seq}"`)
})
