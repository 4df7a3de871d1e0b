import { brotliCompressSync, constants } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everyAct } from '../log/every-act.ts'
import { testApp, type TestApp } from '../support/record.ts'

/** Bytes of a page over the wire once style and fonts are there, and of all the scripts that it may ask for. */
const MOST_BYTES = 60_000
const MOST_SCRIPT = 10_000
/** Views of one page with different queries, and pages of one kind: the rest are the same page over other rows. */
const MOST_VIEWS = 2
const MOST_OF_A_KIND = 4
/** As a browser asks for what a link names. */
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(app.record)
  app.record.clock.set('2026-12-20T16:00:00Z')
}, 240_000)

afterAll(() => app?.close())

interface Page {
  readonly path: string
  readonly html: string
  readonly cacheControl: string
}

it('every link and form of a filled record leads somewhere, on pages that are light, stay with the site and can be kept', async () => {
  const { pages, broken, asked } = await walk('/es')
  // What was withdrawn has a tombstone at its permanent addresses, which its page names.
  expect(broken.filter(([status, , on]) => status !== 410 || !on.endsWith('/recommendations/REC-13'))).toEqual([])
  expect(pages.length).toBeGreaterThan(150)
  expect(asked).toBeGreaterThan(400)

  const compressed = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length
  const heavy = pages.map(({ path, html }) => [path, compressed(html)] as const).filter(([, bytes]) => bytes > MOST_BYTES)
  expect(heavy).toEqual([])

  const loaded = new Set(pages.flatMap(({ html }) => subresources(html)))
  for (const path of loaded) {
    const response = await app.get(path)
    expect([path, response.status]).toEqual([path, 200])
    if (!path.startsWith('/assets/')) continue
    expect([path, response.headers.get('cache-control')]).toEqual([path, 'public, max-age=31536000, immutable'])
    if (path.endsWith('.js')) expect(compressed(await response.text())).toBeLessThan(MOST_SCRIPT)
  }
  expect(
    pages.filter(({ html }) => /<script(?! type="application\/ld\+json")|\son[a-z]+="|\sstyle="/.test(html)).map(({ path }) => path),
  ).toEqual([])
  const forgotten = pages.filter(({ path, cacheControl }) => !OF_ONE_READER.test(path) && !/^(?!.*no-store).+/.test(cacheControl))
  expect(forgotten.map(({ path, cacheControl }) => [path, cacheControl])).toEqual([])
  expect(pages[0]?.cacheControl).toMatch(/stale-if-error=\d/)
}, 400_000)

/** Forms of one reader, and what is made for one; nobody else's copy may serve. */
const OF_ONE_READER = /^\/..\/(sign-in|subscribe|outbox|reports\/requests)/

/** What a browser loads by itself to show a page. */
function subresources(html: string): readonly string[] {
  const urls = [
    ...html.matchAll(/<(?:img|script|source|iframe)\b[^>]*\bsrc="([^"]+)"/g),
    ...html.matchAll(/<link\b(?=[^>]*\brel="(?:stylesheet|preload|icon)")[^>]*\bhref="([^"]+)"/g),
  ].map(([, url = '']) => url.replaceAll('&amp;', '&'))
  for (const url of urls) expect(url).toMatch(/^(\/(?!\/)|https:\/\/vigia\.example\/)/)
  return urls.map((url) => url.replace('https://vigia.example', ''))
}

/** Follows the addresses that public pages name, from one page on; what answers 400 and above is broken. */
async function walk(from: string) {
  const pages: Page[] = []
  const broken: (readonly [number, string, string])[] = []
  const waiting = [{ path: from, on: '' }]
  const known = new Set([from])
  const seen = new Map<string, number>()
  const often = (name: string, most: number) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times > most
  }
  for (const { path, on } of waiting) {
    const response = await app.get(path, { accept: ACCEPT })
    if (response.status >= 400) broken.push([response.status, path, on])
    if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/html')) {
      await response.body?.cancel()
      continue
    }
    const html = await response.text()
    pages.push({ path, html, cacheControl: response.headers.get('cache-control') ?? '' })
    for (const next of named(html, path)) {
      if (known.has(next) || /^\/..\/(workspace|invitation)/.test(next)) continue
      known.add(next)
      const [name = ''] = next.split('?')
      const kind = name
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '*')
        .replace(/^\/..(?=\/|$)/, '')
        .replace(/^(\/institutions\/)[^/]+/, '$1*')
      if (!often(name, MOST_VIEWS) && !often(`of ${kind}`, MOST_OF_A_KIND * MOST_VIEWS)) waiting.push({ path: next, on: path })
    }
  }
  return { pages, broken, asked: waiting.length }
}

/** Addresses on this site that a page links to or whose forms it asks, without their fragments. */
function named(html: string, path: string): readonly string[] {
  const hrefs = [
    ...html.matchAll(/<(?:a|link)\b[^>]*\bhref="([^"]+)"/g),
    ...html.matchAll(/<form\b[^>]*method="get"[^>]*\baction="([^"]+)"/g),
  ]
  return hrefs.flatMap(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&'), `https://vigia.example${path}`)
    return url.origin === 'https://vigia.example' ? [url.pathname + url.search] : []
  })
}
