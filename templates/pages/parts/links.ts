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
