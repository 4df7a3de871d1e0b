import { html } from 'hono/html'
import type { Localized } from '../view/text.ts'
import type { Html, PageContext } from './layout.ts'
import type { FormState } from './parts/form.ts'
import { ownPath, recommendationPath } from './parts/links.ts'
import { localized, localizedName } from './parts/text.ts'
import { withdrawForm } from './parts/withdraw-form.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface WithdrawRecommendationView extends FormState {
  readonly recommendation: { readonly code: string; readonly title: Localized; readonly statement: Localized }
}

/** Take a recommendation off the list: posts to `/{lang}/workspace/recommendations/{code}/withdraw`. */
export function withdrawRecommendationPage(view: WithdrawRecommendationView, page: PageContext): Html {
  const { words } = page
  const { code, title, statement } = view.recommendation
  const heading = words.t('workspace.withdraw.recommendation_title')
  const action = ownPath(page, `/workspace/recommendations/${encodeURIComponent(code)}/withdraw`)
  const subject = html`<div class="context">
    <p><a href="${recommendationPath(page, code)}">${code} ${localizedName(page, title)}</a></p>
    <p>${localized(page, statement)}</p>
  </div>`
  return workspaceFrame(
    page,
    heading,
    heading,
    withdrawForm(page, view, action, words.t('workspace.withdraw.recommendation_lead'), subject),
  )
}
