import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { heldInputs, lostFiles, type HeldForm } from './parts/held-form.ts'
import { ownPath } from './parts/links.ts'

export interface SecondFactorStepView extends FormState {
  /** Path on this site to go to afterwards, or null for the desk. */
  readonly next: string | null
  /** A form that was sent without a session, carried along until somebody is signed in. */
  readonly held: HeldForm | null
}

/** The second step of signing in: posts `code` and `next` to `/{lang}/sign-in/second-factor`. */
export function secondFactorStepPage(view: SecondFactorStepView, page: PageContext): Html {
  const { words } = page
  const title = words.t('security.step.title')
  const state = { ...view, labels: { code: words.t('security.step.code') } }
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('security.step.lead')}</p>
      </div>
      ${view.held === null ? '' : lostFiles(page, view.held)}
      <form
        class="narrow form"
        method="post"
        action="${ownPath(page, '/sign-in/second-factor')}"
        ${view.held === null ? '' : html` enctype="multipart/form-data"`}
        novalidate
      >
        ${errorSummary(page, state)} ${view.next === null ? '' : html`<input type="hidden" name="next" value="${view.next}" />`}
        ${heldInputs(view.held)}
        ${textField(state, {
          name: 'code',
          label: words.t('security.step.code'),
          hint: words.t('security.step.hint'),
          autocomplete: 'one-time-code',
        })}
        <p><button type="submit">${words.t('security.step.do')}</button></p>
      </form>
      <p>${words.t('security.step.lost')}</p>
      <p><a href="${ownPath(page, '/sign-in')}">${words.t('security.step.again')}</a></p>`,
  )
}
