import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'

/** A link that opens nothing (`reason`: translated), with what to do instead. */
export function subscriptionLinkPage(view: { readonly reason: string }, page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.preferences.link.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${view.reason}</p>
        <p>${words.t('follow.preferences.link.text')}</p>
      </div>
      <ul class="actions">
        <li><a class="button" href="${ownPath(page, '/subscribe/access')}">${words.t('follow.preferences.access.link')}</a></li>
        <li><a class="button plain" href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.title')}</a></li>
      </ul>`,
  )
}
