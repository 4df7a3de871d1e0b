import type { PageContext } from '../page-context.ts'

/** Path of a public page in the page's language; the instant the reader travelled to goes along. `path` starts with `/` or is empty. */
export function publicPath(page: PageContext, path: string): string {
  const here = `/${page.words.language}${path}`
  if (page.asOf === null) return here
  return `${here}${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(page.asOf)}`
}

/** Path of a page that knows no time travel (workspace, sign-in). */
export function ownPath(page: PageContext, path: string): string {
  return `/${page.words.language}${path}`
}

export const recommendationPath = (page: PageContext, code: string) => publicPath(page, `/recommendations/${encodeURIComponent(code)}`)
export const institutionPath = (page: PageContext, slug: string) => publicPath(page, `/institutions/${encodeURIComponent(slug)}`)
export const themePath = (page: PageContext, slug: string) => publicPath(page, `/themes/${encodeURIComponent(slug)}`)
export const agreementPath = (page: PageContext, slug: string) => publicPath(page, `/agreements/${encodeURIComponent(slug)}`)
export const reportPath = (page: PageContext, slug: string) => publicPath(page, `/reports/${encodeURIComponent(slug)}`)

/** The record keeps addresses as they were given; only these two schemes may become a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address)
}

/** Everything that has an address for ever. */
export const PERMANENT_KINDS = [
  'recommendation',
  'addressee',
  'institution',
  'agreement',
  'theme',
  'concern',
  'standard',
  'source',
  'update',
  'evidence',
  'edition',
  'indicator',
  'position',
  'reply',
  'activity',
] as const
export type PermanentKind = (typeof PERMANENT_KINDS)[number]

/** Address that stays when names, codes and languages change; leads to the page in the reader's language. `id` is the stored UUID. */
export function permanentPath(kind: PermanentKind, id: string): string {
  return `/id/${kind}/${id}`
}

/** Id of an indicator on the page of its recommendation: its code in letters that an id may have. */
export function indicatorAnchor(code: string): string {
  return `indicator-${code.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`
}
