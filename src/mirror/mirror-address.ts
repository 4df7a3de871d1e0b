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

export interface Resolved {
  /** What the link leads to in the mirror. */
  readonly href: string
  /** Path and query at the site that has to be there for it; null: nothing. */
  readonly wants: string | null
}

/** Where a link of a page leads in a mirror: to a file, or to the page that says what only the origin answers. */
export function resolveLink(href: string, language: string): Resolved {
  if (!href.startsWith('/') || href.startsWith('//')) return { href, wants: null }
  const { pathname, search, hash } = new URL(href, 'http://mirror.invalid')
  if (!isMirrored(pathname)) return explained(href, language)
  const query = new URLSearchParams(search)
  const names = [...query.keys()].filter((name) => query.get(name) !== '')
  if (names.length === 0) return { href: `${pathname}${hash}`, wants: pathname }
  // Only tells one version of a picture from another.
  if (names.every((name) => name === 'v')) return { href, wants: pathname }
  if (names.every((name) => PLACES.has(name))) return { href: `${pagePath(pathname, search)}${hash}`, wants: `${pathname}${search}` }
  const [, list] = /^\/[^/]+\/(recommendations)$/.exec(pathname) ?? []
  const section = PAGES_OF[names[0] ?? '']
  if (list !== undefined && names.length === 1 && section !== undefined) {
    const path = `/${language}/${section}/${encodeURIComponent(query.get(names[0] ?? '') ?? '')}`
    return { href: path, wants: path }
  }
  return explained(href, language)
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

/** Where the page of an address with a place on a list lies. */
export function pagePath(pathname: string, search: string): string {
  return search === '' ? pathname : `${pathname}/_/${createHash('sha256').update(search).digest('hex').slice(0, 16)}`
}

/** The page of the mirror that says what only the origin answers; the address goes along for whoever wants to look it up there. */
function explained(href: string, language: string): Resolved {
  return { href: `/${language}/mirror#${encodeURI(href).replaceAll('#', '%23')}`, wants: `/${language}/mirror` }
}
