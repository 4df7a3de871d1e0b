import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { heldInputs, lostFiles, resumeForm, type HeldForm } from './parts/held-form.ts'
import { ownPath } from './parts/links.ts'

export interface SignInView extends FormState {
  /** Path on this site to go to afterwards, or null for the desk. */
  readonly next: string | null
  /** A form that was sent without a session, carried along until somebody is signed in. */
  readonly held: HeldForm | null
  /** Name of the identity provider that may be used instead, or null. */
  readonly provider: string | null
}

/**
 * The door of the workspace: posts `email`, `password` and `next` to `/{lang}/sign-in`, or without the password to
 * `/{lang}/sign-in/link`. Leads to `/{lang}/sign-in/provider` where there is one.
 */
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
      ${view.held === null ? '' : kept(page, view.held)}
      <form
        class="narrow form"
        method="post"
        action="${ownPath(page, '/sign-in')}"
        ${view.held === null ? '' : html` enctype="multipart/form-data"`}
        novalidate
      >
        ${errorSummary(page, view)} ${view.next === null ? '' : html`<input type="hidden" name="next" value="${view.next}" />`}
        ${heldInputs(view.held)}
        ${textField(view, { name: 'email', label: words.t('workspace.field.email'), type: 'email', autocomplete: 'username' })}
        ${textField(view, { name: 'password', label: words.t('workspace.field.password'), type: 'password', autocomplete: 'current-password' })}
        <p><button type="submit">${words.t('workspace.sign_in.do')}</button></p>
        <p class="hint" id="link-hint">${words.t('people.link.hint')}</p>
        <p>
          <button type="submit" class="plain" formaction="${ownPath(page, '/sign-in/link')}" aria-describedby="link-hint">
            ${words.t('people.link.ask')}
          </button>
        </p>
      </form>
      ${view.provider === null ? '' : providerLink(page, view, view.provider)} ${view.held === null ? '' : elsewhere(page, view.held)}`,
  )
}

function kept(page: PageContext, held: HeldForm): Html {
  const { words } = page
  return html`<div class="notice" role="status">
      <p><strong>${words.t('people.held.kept')}</strong> ${words.t('people.held.kept_text')}</p>
    </div>
    ${lostFiles(page, held)}`
}

/** In a tab of its own while a form is carried, which this page would lose. */
function providerLink(page: PageContext, view: SignInView, provider: string): Html {
  const next = view.next === null ? '' : `?next=${encodeURIComponent(view.next)}`
  return html`<p>
    <a
      class="button plain"
      href="${ownPath(page, `/sign-in/provider${next}`)}"
      ${view.held === null ? '' : html` target="_blank" rel="noopener"`}
      >${page.words.t('people.provider.with', { provider })}</a
    >
  </p>`
}

function elsewhere(page: PageContext, held: HeldForm): Html {
  const { words } = page
  return html`<section class="section">
    <header><h2>${words.t('people.held.elsewhere')}</h2></header>
    <p>${words.t('people.held.elsewhere_text')}</p>
    ${resumeForm(held, words.t('people.held.send'))}
  </section>`
}
