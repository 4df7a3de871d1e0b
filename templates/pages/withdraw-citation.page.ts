import { html } from 'hono/html'
import type { ActivityCitationView } from '../view/activity.ts'
import type { Html, PageContext } from './layout.ts'
import { citationLine, citerLink } from './parts/activity-citations.ts'
import type { FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { withdrawForm } from './parts/withdraw-form.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface WithdrawCitationView extends FormState {
  readonly citation: ActivityCitationView
}

/** Take a citation of activities back: posts to `/{lang}/workspace/citations/{id}/withdraw`. */
export function withdrawCitationPage(view: WithdrawCitationView, page: PageContext): Html {
  const title = page.words.t('activities.cite.withdraw')
  const action = ownPath(page, `/workspace/citations/${encodeURIComponent(view.citation.id)}/withdraw`)
  const subject = html`<div class="context">
    <p>${citerLink(page, view.citation.by)}</p>
    ${citationLine({ ...page, account: null }, view.citation)}
  </div>`
  return workspaceFrame(page, title, title, withdrawForm(page, view, action, page.words.t('activities.cite.withdraw_lead'), subject))
}
