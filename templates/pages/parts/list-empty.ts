import { html } from 'hono/html'
import { filterTitle } from '../../follow/topic-title.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationListView } from '../recommendation-list.page.ts'
import { listPath } from './list-path.ts'

/** Nothing fits: why that may be, and every way back to something. */
export function listEmpty(page: PageContext, { topic, found }: RecommendationListView): Html {
  const { words } = page
  if (found.total === 0) return html`<p class="empty">${words.t('list.empty.record')}</p>`
  const searched = topic.filters.some(({ name }) => name === 'q')
  return html`<div class="empty">
    <p>${words.t('pages.recommendations.empty')}</p>
    ${searched ? html`<p>${words.t('list.empty.search')}</p>` : ''}
    <ul class="ways">
      ${
        topic.filters.length < 2
          ? ''
          : topic.filters.map(
              (filter) =>
                html`<li>
                  <a href="${listPath(page, topic.query, { [filter.name]: null })}"
                    >${words.t('list.empty.without', { filter: filterTitle(filter, words) })}</a
                  >
                </li>`,
            )
      }
      <li><a href="${listPath(page, '')}">${words.t('list.empty.all', { n: found.total })}</a></li>
    </ul>
  </div>`
}
