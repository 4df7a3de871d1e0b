import { html } from 'hono/html'
import type { UpdateView } from '../view.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { updateEntry } from './parts/update.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface WithdrawView extends FormState {
  readonly update: UpdateView
}

/** Withdraw a published update: posts `reason_es` and `reason_en` to `/{lang}/workspace/updates/{id}/withdraw`. */
export function withdrawPage(view: WithdrawView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.withdraw.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<form
      class="form"
      method="post"
      action="${ownPath(page, `/workspace/updates/${encodeURIComponent(view.update.id)}/withdraw`)}"
      novalidate
    >
      ${errorSummary(page, view)}
      <p>${words.t('workspace.withdraw.lead')}</p>
      <ol class="timeline">
        ${updateEntry({ ...page, account: null }, view.update, 'institution')}
      </ol>
      <p class="hint">${words.t('workspace.update.texts_hint')}</p>
      <div class="pair">
        ${textArea(view, { name: 'reason_es', label: words.t('workspace.update.reason_es'), lang: 'es', rows: 5 })}
        ${textArea(view, { name: 'reason_en', label: words.t('workspace.update.reason_en'), lang: 'en', rows: 5 })}
      </div>
      <p><button type="submit">${words.t('workspace.withdraw.do')}</button></p>
    </form>`,
  )
}
