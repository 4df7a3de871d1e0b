import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'

/** The answer to an invitation that was used, taken back, replaced, or is too old; which of these is nobody's business. */
export function invitationOverPage(page: PageContext): Html {
  const { words } = page
  const title = words.t('people.over.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('people.over.text')}</p>
      </div>
      <p>${words.t('people.over.account')}</p>
      <ul class="actions">
        <li><a class="button" href="${ownPath(page, '/sign-in')}">${words.t('workspace.sign_in.do')}</a></li>
      </ul>`,
  )
}
