import { createHash } from 'node:crypto'
import { LANGUAGES } from '../../templates/i18n/index.ts'

/** Parts of the site under a language that answer forms and accounts. */
const ASKING = new Set(['workspace', 'sign-in', 'invitation', 'outbox', 'unsubscribe', 'compare'])
/** Where on a list one is: such a page is a file of its own. */
const PLACES = new Set(['after', 'before'])
/** A filter that by itself is the page of one thing. */
const PAGES_OF: Readonly<Record<string, string>> = {
  theme: 'themes',
  institution: 'institutions',
  concern: 'concerns',
  standard: 'standards',
}
/** Figures on pages lead to lists of what stands in one way, of one thing, or both: those lists are files too. */
const WAYS_OF_STANDING = new Set(['status', 'overdue', 'stale', 'awaiting_reply'])
const THINGS = new Set([...Object.keys(PAGES_OF), 'country', 'agreement_type'])

export interface Resolved {
  /** What the link leads to in the mirror; where only the site answers, an address of the site. */
  readonly href: string
  /** Path and query at the site that has to be there for it; null: nothing. */
  readonly wants: string | null
  /** Only the site answers. */
  readonly live: boolean
}

/** What links are read against. */
export interface Bearings {
  /** Path of their page at the site. */
  readonly path: string
  readonly language: string
  readonly origin: string
  /** ISO 8601: the instant that the mirror speaks of. */
  readonly asOf: string
  /** Whether the mirror holds a page for every act of the log. */
  readonly acts: boolean
}

/** Where a link of a page leads in a mirror: to a file, or to the site where no file can answer. */
export function resolveLink(href: string, { path: from, language, origin, asOf, acts }: Bearings): Resolved {
  if (href === origin || href.startsWith(`${origin}/`)) return { href, wants: null, live: true }
  if (!href.startsWith('/') || href.startsWith('//')) return { href, wants: null, live: false }
  const { pathname, search, hash } = new URL(href, origin)
  const live = { href: `${origin}${href}`, wants: null, live: true }
  if (!isMirrored(pathname) || (!acts && /^\/[^/]+\/log\/\d+$/.test(pathname))) return live
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([, value]) => value !== ''))
  if (query.get('as_of') === asOf) query.delete('as_of')
  query.sort()
  const names = [...query.keys()]
  const file = (path: string, wants = path) => ({ href: `${path}${hash}`, wants, live: false })
  if (names.length === 0) return file(pathname)
  // Only tells one version of a picture from another.
  if (names.every((name) => name === 'v')) return { href, wants: pathname, live: false }
  const filters = names.filter((name) => !PLACES.has(name))
  // The pages of a list are reached from one another. From elsewhere one could ask for as many as there are things on it.
  if (filters.length < names.length && withoutLanguage(pathname) !== withoutLanguage(from)) return live
  const section = filters.length === 1 && names.length === 1 ? PAGES_OF[filters[0] ?? ''] : undefined
  if (isList(pathname) && section !== undefined)
    return file(`/${language}/${section}/${encodeURIComponent(query.get(filters[0] ?? '') ?? '')}`)
  if (filters.length > 0 && !(isList(pathname) && isKeptList(filters))) return live
  const asked = `?${query.toString()}`
  return file(pagePath(pathname, asked), `${pathname}${asked}`)
}

/** Whether an address without a query belongs into a mirror. */
export function isMirrored(path: string): boolean {
  const [first = '', second = '', third = ''] = path.split('/').slice(1)
  if (LANGUAGES.includes(first)) {
    if (second === 'reports') return third !== 'requests' && !path.includes('/compare')
    if (second === 'subscribe') return third === ''
    return !ASKING.has(second)
  }
  if (first === 'reports') return second !== 'requests'
  if (first === 'api') return path === '/api/v1/openapi.json'
  return ['assets', 'evidence', 'id', 'log', 'data', 'sitemaps', 'sitemap.xml', 'robots.txt', ''].includes(first)
}

/** Where the page of an address with a query lies. */
export function pagePath(pathname: string, search: string): string {
  return search === '' ? pathname : `${pathname}/_/${createHash('sha256').update(search).digest('hex').slice(0, 16)}`
}

function withoutLanguage(path: string): string {
  return path.replace(/^\/[^/?]+|\?.*/g, '')
}

function isList(pathname: string): boolean {
  return /^\/[^/]+\/recommendations$/.test(pathname)
}

function isKeptList(filters: readonly string[]): boolean {
  const [ways, things] = [WAYS_OF_STANDING, THINGS].map((names) => filters.filter((name) => names.has(name)).length)
  return ways !== undefined && things !== undefined && ways <= 1 && things <= 1 && ways + things === filters.length
}
