import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'

export interface SignInView extends FormState {
  /** Path on this site to go to afterwards, or null for the desk. */
  readonly next: string | null
}

/** The door of the workspace: posts `email`, `password` and `next` to `/{lang}/sign-in`. */
export function signInPage(view: SignInView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.sign_in.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('workspace.sign_in.lead')}</p>
      </div>
      <form class="narrow form" method="post" action="${ownPath(page, '/sign-in')}" novalidate>
        ${errorSummary(page, view)} ${view.next === null ? '' : html`<input type="hidden" name="next" value="${view.next}" />`}
        ${textField(view, { name: 'email', label: words.t('workspace.field.email'), type: 'email', autocomplete: 'username' })}
        ${textField(view, { name: 'password', label: words.t('workspace.field.password'), type: 'password', autocomplete: 'current-password' })}
        <p><button type="submit">${words.t('workspace.sign_in.do')}</button></p>
      </form>`,
  )
}
