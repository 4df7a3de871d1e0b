import { html } from 'hono/html'
import type { UpdateView } from '../view/update.ts'
import type { Html, PageContext } from './layout.ts'
import type { FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { updateEntry } from './parts/update.ts'
import { withdrawForm } from './parts/withdraw-form.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface WithdrawView extends FormState {
  readonly update: UpdateView
}

/** Withdraw a published update: posts to `/{lang}/workspace/updates/{id}/withdraw`. */
export function withdrawPage(view: WithdrawView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.withdraw.title')
  const action = ownPath(page, `/workspace/updates/${encodeURIComponent(view.update.id)}/withdraw`)
  const subject = html`<ol class="timeline">
    ${updateEntry({ ...page, account: null }, view.update, 'institution')}
  </ol>`
  return workspaceFrame(page, title, title, withdrawForm(page, view, action, words.t('workspace.withdraw.lead'), subject))
}
