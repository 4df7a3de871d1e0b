import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { errorSummary, textArea, type FormState } from './form.ts'

/** A reason in two languages and the button that withdraws: posts `reason_es` and `reason_en` to `action`. */
export function withdrawForm(page: PageContext, state: FormState, action: string, lead: string, subject: Html): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${action}" novalidate>
    ${errorSummary(page, state)}
    <p>${lead}</p>
    ${subject}
    <p class="hint">${words.t('workspace.update.texts_hint')}</p>
    <div class="pair">
      ${textArea(state, { name: 'reason_es', label: words.t('workspace.update.reason_es'), lang: 'es', rows: 5 })}
      ${textArea(state, { name: 'reason_en', label: words.t('workspace.update.reason_en'), lang: 'en', rows: 5 })}
    </div>
    <p><button type="submit">${words.t('workspace.withdraw.do')}</button></p>
  </form>`
}
