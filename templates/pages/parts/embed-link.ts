import { html } from 'hono/html'
import type { StandingKind } from '../../reach/standing.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** The way to showing this status on a page of one's own. */
export function embedLink(page: PageContext, kind: StandingKind, id: string): Html {
  return html`<p class="quiet">
    <a href="${publicPath(page, `/embed/${kind}/${encodeURIComponent(id)}`)}">${page.words.t('reach.embed.link')}</a>
  </p>`
}
