import { html } from 'hono/html'
import type { RecommendationListItem } from '../view/recommendation.ts'
import type { UpdateView } from '../view/update.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { recommendationPath } from './parts/links.ts'
import { recommendationCrumbs } from './parts/recommendation-lead.ts'
import { localizedName, plainText } from './parts/text.ts'
import { historyPath, updateAddress } from './parts/update-address.ts'
import { updateEntry } from './parts/update.ts'

export interface RecommendationHistoryView {
  readonly recommendation: Pick<RecommendationListItem, 'code' | 'title' | 'theme'>
  readonly updates: readonly UpdateView[]
  /** Update that the next page begins with; null on the last. */
  readonly next: string | null
}

/** The assessments of one recommendation, a page of them, newest in the world first. */
export function recommendationHistoryPage(view: RecommendationHistoryView, page: PageContext): Html {
  const { words } = page
  const { recommendation, updates, next } = view
  const hrefOf = updateAddress(page, { code: recommendation.code, updates })
  const title = words.t('record.history.title', { code: recommendation.code })
  return layout(
    page,
    { title, description: plainText(page, recommendation.title), current: 'recommendations' },
    html`${recommendationCrumbs(page, recommendation, words.t('pages.recommendation.history'))}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${localizedName(page, recommendation.title)}</p>
        ${followLine(page)}
      </div>
      <div class="narrow">
        ${
          updates.length === 0
            ? html`<p>${words.t('pages.recommendation.history_none')}</p>`
            : html`<ol class="timeline">
                ${updates.map((update) => updateEntry(page, update, 'institution', hrefOf))}
              </ol>`
        }
        <ul class="actions">
          ${next === null ? '' : html`<li><a class="button plain" href="${historyPath(page, recommendation.code, next)}">${words.t('pages.next')}</a></li>`}
          <li><a class="button plain" href="${recommendationPath(page, recommendation.code)}">${words.t('record.history.back')}</a></li>
        </ul>
      </div>`,
  )
}
