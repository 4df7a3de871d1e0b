import { assets } from '../../templates/assets/index.ts'
import type { Words } from '../../templates/i18n/index.ts'
import { markup } from '../../templates/open-data/markup.ts'
import { mirrorPage } from '../../templates/pages/mirror.page.ts'
import { insteadOfForm, mirrorBanner } from '../../templates/pages/parts/mirror-banner.ts'
import { redirectPage } from '../../templates/pages/redirect.page.ts'
import type { MirrorFacts } from '../../templates/view/mirror.ts'
import { linkedFiles } from './linked-files.ts'
import { logFiles } from './log-files.ts'
import { pagePath } from './mirror-address.ts'
import type { MirrorFolder } from './mirror-folder.ts'
import { openingsFiles } from './openings-files.ts'
import { staticPage } from './static-page.ts'

/** Asks the site for an address (path and query), as a reader without a session. Redirects are not followed. */
export type Ask = (path: string) => Promise<Response>

interface Surroundings {
  readonly facts: MirrorFacts
  /** Whether every act gets its own page. */
  readonly acts: boolean
  readonly timeZone: string
  readonly words: readonly Words[]
}

/** How many addresses are asked for at the same time. */
const AT_ONCE = 4
const FILES = [
  '/robots.txt',
  '/sitemap.xml',
  '/log/checkpoint',
  '/log/key',
  '/log/state',
  '/log/vigia-verify.mjs',
  '/data/catalog.jsonld',
  '/data/catalog.ttl',
  '/api/v1/openapi.json',
]

/** Asks the site for everything that its sitemap and its pages lead to and adds it to the folder; the log by its size. `tell` may end it by throwing. */
export async function crawl(
  ask: Ask,
  folder: MirrorFolder,
  around: Surroundings,
  tell: (progress: { readonly done: number; readonly of: number; readonly what: string }) => Promise<void>,
): Promise<void> {
  const { facts, words } = around
  const known = new Set<string>()
  const waiting: string[] = []
  const want = (path: string) => {
    const [pathname = '', search] = path.split('?')
    const plain = (pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname) + (search === undefined ? '' : `?${search}`)
    if (known.has(plain)) return
    known.add(plain)
    waiting.push(plain)
  }
  for (const path of ['/', ...FILES, ...assets.keys(), ...logFiles(facts.logSize)]) want(path)
  if (facts.logSize > 0) want(`/log/proof/${facts.logSize - 1}`)
  for (const { language } of words) {
    known.add(`/${language}/mirror`)
    want(`/${language}`)
  }
  await addOwnPages(ask, folder, around, want)
  for await (const { path, text } of openingsFiles(facts.logSize, async (address) => (await ask(address)).text())) {
    known.add(path)
    await folder.add(path, Buffer.from(text, 'utf8'))
  }
  let done = 0
  const faults: unknown[] = []
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined && faults.length === 0; path = waiting.pop()) {
      await addAddress(ask, folder, around, path, want)
      done += 1
      await tell({ done, of: known.size, what: path })
    }
  }
  // One that finds nothing waiting may have ended too early for what the others found; none may still write when this is over.
  while (waiting.length > 0 && faults.length === 0) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((fault: unknown) => faults.push(fault))))
  }
  if (faults.length > 0) throw faults[0]
}

async function addAddress(
  ask: Ask,
  folder: MirrorFolder,
  around: Surroundings,
  address: string,
  want: (path: string) => void,
): Promise<void> {
  const [pathname = '', search = ''] = address.split(/(?=\?)/)
  const path = decodeURIComponent(pagePath(pathname, search))
  const response = await ask(address)
  const type = response.headers.get('content-type') ?? ''
  const location = response.headers.get('location')
  if (response.status >= 500) throw new Error(`${address}: answered ${response.status}`)
  if (response.status >= 300 && response.status < 400 && location !== null) {
    // Nobody takes a page for a feed; what such an address leads to is there by itself.
    if (isFile(path)) return want(new URL(location, around.facts.origin).pathname)
    const page = staticPageOf(redirectPage(new URL(location, around.facts.origin).pathname, around.words), around, address)
    for (const wanted of page.wants) want(wanted)
    return folder.add(`${path}/index.html`, Buffer.from(page.html, 'utf8'))
  }
  if (type.startsWith('text/html')) {
    if (response.status === 404) return
    const page = staticPageOf(await response.text(), around, address)
    for (const wanted of page.wants) want(wanted)
    return folder.add(`${path}/index.html`, Buffer.from(page.html, 'utf8'))
  }
  if (response.status !== 200) return
  if (/[/+]xml\b/.test(type)) {
    const text = await response.text()
    for (const found of linkedFiles(text, around.facts.origin)) want(found)
    return folder.add(path, Buffer.from(text, 'utf8'))
  }
  return folder.add(path, response.body ?? new Uint8Array())
}

function isFile(path: string): boolean {
  return /\.[a-z]{2,5}$/.test(path)
}

/** `address`: of the page at the site, path and query. */
function staticPageOf(page: string, { facts, acts, timeZone, words }: Surroundings, address: string) {
  const own = words.find(({ language }) => address.split(/[/?]/)[1] === language) ?? words[0]
  if (own === undefined) throw new Error('no language')
  return staticPage(page, {
    path: address.replace(/\?.*/, ''),
    language: own.language,
    origin: facts.origin,
    asOf: facts.asOf,
    acts,
    banner: markup(mirrorBanner(facts, address, timeZone, own)),
    inPlaceOfForm: (action) => markup(insteadOfForm(facts, action, own)),
  })
}

/** The page about the mirror, in each language, and the one that servers show for what is not there. */
async function addOwnPages(ask: Ask, folder: MirrorFolder, around: Surroundings, want: (path: string) => void): Promise<void> {
  const { facts, timeZone, words } = around
  for (const own of words) {
    const page = {
      words: own,
      path: '/mirror',
      asOf: null,
      recordAt: facts.asOf,
      timeZone,
      account: null,
      singlePerson: false,
      feeds: [],
      origin: facts.origin,
    }
    const path = `/${own.language}/mirror`
    const { html, wants } = staticPageOf(markup(mirrorPage(facts, page)), around, `/${own.language}`)
    for (const wanted of wants) want(wanted)
    await folder.add(`${path}/index.html`, Buffer.from(html, 'utf8'))
  }
  const missing = await (await ask(`/${words[0]?.language ?? 'es'}/404`)).text()
  await folder.add('404.html', Buffer.from(staticPageOf(missing, around, '/').html, 'utf8'))
}
