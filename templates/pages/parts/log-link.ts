import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'

/** The number of an act in the public log, leading to its entry there with the proof. */
export function logLink(page: PageContext, seq: number): Html {
  return html`<a class="code" href="${ownPath(page, `/log/${seq}`)}"
    >${page.words.t('pages.log.entry', { seq: page.words.number(seq) })}</a
  >`
}
