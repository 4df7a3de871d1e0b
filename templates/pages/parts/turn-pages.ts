import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

interface TurnedList {
  /** Without language and query: `/institutions`. */
  readonly path: string
  /** What narrows and orders the list, as in its address. */
  readonly query: Readonly<Record<string, string | null>>
  /** Whether this page is the first. */
  readonly first: boolean
  /** What the next page comes after; null on the last. */
  readonly next: string | null
}

/** From a page of a list to its beginning and to the next one; nothing where one page holds all. */
export function turnPages(page: PageContext, { path, query, first, next }: TurnedList): Html {
  const { words } = page
  if (first && next === null) return html``
  const to = (after: string | null) => {
    const params = new URLSearchParams(Object.entries({ ...query, after }).flatMap(([name, value]) => (value ? [[name, value]] : [])))
    return publicPath(page, params.size === 0 ? path : `${path}?${params.toString()}`)
  }
  return html`<nav aria-label="${words.t('list.pages.label')}">
    <ul class="actions">
      ${first ? '' : html`<li><a class="button plain" href="${to(null)}">${words.t('list.pages.first')}</a></li>`}
      ${next === null ? '' : html`<li><a class="button plain" href="${to(next)}" rel="next">${words.t('list.pages.next')}</a></li>`}
    </ul>
  </nav>`
}
