import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'

/** Asks for the link to one's own preferences: posts `email` to `/{lang}/subscribe/access`. */
export function subscriptionAccessPage(view: FormState, page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.preferences.access.title')
  const label = words.t('follow.subscribe.field.email')
  const state = { ...view, labels: { email: label } }
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('follow.preferences.access.lead')}</p>
      </div>
      <form class="narrow form" method="post" action="${ownPath(page, '/subscribe/access')}" novalidate>
        ${errorSummary(page, state)} ${textField(state, { name: 'email', label, type: 'email', autocomplete: 'email' })}
        <p><button type="submit">${words.t('follow.preferences.access.do')}</button></p>
      </form>
      <p class="quiet"><a href="${ownPath(page, '/privacy')}">${words.t('follow.privacy.link')}</a></p>`,
  )
}
