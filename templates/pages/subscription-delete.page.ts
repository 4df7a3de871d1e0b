import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'

export type SubscriptionDeleteView =
  | { readonly state: 'asked'; readonly address: string; readonly token: string }
  | { readonly state: 'done' }

/** Asks once before everything about somebody is deleted, and says that it is. */
export function subscriptionDeletePage(view: SubscriptionDeleteView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`follow.preferences.delete.${view.state}`)
  const address = view.state === 'asked' ? view.address : ''
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t(`follow.preferences.delete.${view.state}_text`, { address })}</p>
      </div>
      ${
        view.state === 'asked'
          ? ask(page, view.token)
          : html`<ul class="actions">
              <li><a class="button plain" href="${ownPath(page, '')}">${words.t('pages.nav.home')}</a></li>
            </ul>`
      }`,
  )
}

function ask(page: PageContext, token: string): Html {
  const { words } = page
  const preferences = ownPath(page, `/subscribe/preferences/${token}`)
  return html`<form method="post" action="${preferences}/delete">
    <div class="buttons">
      <button type="submit">${words.t('follow.preferences.delete.do')}</button>
      <a class="button plain" href="${preferences}">${words.t('follow.preferences.delete.keep')}</a>
    </div>
  </form>`
}
