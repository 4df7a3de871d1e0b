import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'

/** Said to whoever shut the links to their preferences: the page they came from is shut too. */
export function subscriptionShutPage(page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.preferences.shut.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
      <h1>${title}</h1>
      <p>${words.t('follow.preferences.shut.text')}</p>
    </div>`,
  )
}
