import { html } from 'hono/html'
import type { RecommendationListItem } from '../view/recommendation.ts'
import type { InstitutionRef, ThemeRef } from '../view/references.ts'
import type { Country, Status } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { listFilters, removableFilters } from './parts/list-filters.ts'
import { publicPath } from './parts/links.ts'
import { recommendationRow } from './parts/recommendation-row.ts'
import { reportRequestOffer } from './parts/report-request-form.ts'
import { statusKey } from './parts/status.ts'

export interface RecommendationFilters {
  readonly q: string
  readonly theme: string | null
  readonly status: Status | null
  readonly institution: string | null
  readonly country: Country | null
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaiting_reply: boolean
}

export interface RecommendationListView {
  readonly filters: RecommendationFilters
  /** What the selects offer. */
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
  readonly items: readonly RecommendationListItem[]
  /** How many match, of how many there are. */
  readonly matching: number
  readonly total: number
  /** Query string (with `?`) of the next page, or null. */
  readonly next: string | null
}

/** Every recommendation with the split of its addressees, narrowed by a plain GET form. */
export function recommendationListPage(view: RecommendationListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.recommendations.title')
  return layout(
    page,
    { title, description: words.t('pages.recommendations.lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.recommendations.lead')}</p>
      </div>
      <div class="cols aside-first">
        <details class="narrowing">
          <summary>${words.t('pages.filter.label')}</summary>
          ${listFilters(page, view)}
        </details>
        <div>
          <p class="count" role="status">${words.t('pages.recommendations.count', { n: view.matching, total: view.total })}</p>
          ${removableFilters(page, view)} ${followLine(page)} ${reportRequestOffer(page, { ...view.filters })}
          ${
            view.items.length === 0
              ? html`<div class="empty">
                  <p>${words.t('pages.recommendations.empty')}</p>
                  <p><a href="${publicPath(page, '/recommendations')}">${words.t('pages.filter.clear')}</a></p>
                </div>`
              : html`<ol class="rows">
                  ${view.items.map((item) => recommendationRow(page, item))}
                </ol>`
          }
          ${view.next === null ? '' : html`<p><a class="button plain" href="${publicPath(page, `/recommendations${view.next}`)}">${words.t('pages.next')}</a></p>`}
          ${statusKey(page)}
        </div>
      </div>`,
  )
}
