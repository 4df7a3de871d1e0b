import type { Context } from 'hono'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Environment } from './environment.ts'

/** Leads `/es/themes/`, where nothing is, to `/es/themes`; null for what is not the address of a page with one slash too many. */
export function withoutLastSlash(c: Context<Environment>): Response | null {
  const { pathname, search } = new URL(c.req.url)
  const [, language = ''] = pathname.split('/', 2)
  if (c.req.method !== 'GET' || !LANGUAGES.includes(language) || !/[^/]\/$/.test(pathname)) return null
  return c.redirect(pathname.slice(0, -1) + search, 301)
}
