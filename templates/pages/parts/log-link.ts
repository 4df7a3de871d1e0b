import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** The number of an act in the public log, leading to the act itself in the list of changes. */
export function logLink(page: PageContext, seq: number): Html {
  const href = `${publicPath(page, `/changes?before=${seq + 1}`)}#change-${seq}`
  return html`<a class="code" href="${href}">${page.words.t('pages.log.entry', { seq: page.words.number(seq) })}</a>`
}
