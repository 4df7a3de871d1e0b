import { html } from 'hono/html'
import type { FoundRecommendations } from '../view/found.ts'
import type { TopicView } from '../view/topic.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { listEmpty } from './parts/list-empty.ts'
import { listFacets } from './parts/list-facets.ts'
import { listSearch, listSorts } from './parts/list-filters.ts'
import { listPath, type ListSort } from './parts/list-path.ts'
import { removableFilters } from './parts/removable-filters.ts'
import { recommendationRow } from './parts/recommendation-row.ts'
import { reportRequestOffer } from './parts/report-request-form.ts'
import { statusKey } from './parts/status.ts'
import { narrowedTitle } from './parts/topic-filters.ts'

export interface RecommendationListView {
  /** What narrows the list, with its names. */
  readonly topic: TopicView
  /** The order that the list is in, and whether the address says so. */
  readonly sort: ListSort
  readonly chosenSort: boolean
  readonly found: FoundRecommendations
}

/** Every recommendation with the split of its addressees: searched, narrowed and sorted by links and one plain GET form. */
export function recommendationListPage(view: RecommendationListView, page: PageContext): Html {
  const { words } = page
  const { found, topic } = view
  const title = words.t('pages.recommendations.title')
  return layout(
    page,
    { title: narrowedTitle(title, topic, words), description: words.t('pages.recommendations.lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.recommendations.lead')}</p>
        ${listSearch(page, view)}
      </div>
      <div class="${narrowable(view) ? 'cols aside-first' : 'narrow'}">
        ${
          narrowable(view)
            ? html`<details class="narrowing">
                <summary>${words.t('pages.filter.label')}</summary>
                <h2 class="unseen">${words.t('pages.filter.label')}</h2>
                ${listFacets(page, view)}
              </details>`
            : ''
        }
        <div>
          <p class="count" role="status">${count(page, view)}</p>
          ${suggestion(page, view)}
          ${removableFilters(page, '/recommendations', topic.filters, view.chosenSort ? [['sort', view.sort]] : [])}
          ${found.items.length > 1 ? listSorts(page, view) : ''}
          ${
            found.items.length === 0
              ? listEmpty(page, view)
              : html`<ol class="rows">
                  ${found.items.map((item) => recommendationRow(page, item, item.passages))}
                </ol>`
          }
          ${paging(page, view)}
          <section class="section">
            <h2>${words.t('list.take')}</h2>
            ${exportLine(page, { path: '/recommendations', formats: ['csv', 'xlsx', 'json', 'pdf'], query: topic.query })}
            ${exportLine(page, {
              path: '/addressees',
              formats: ['csv', 'xlsx', 'json'],
              query: topic.query,
              lead: words.t('list.export.addressees'),
            })}
            ${followLine(page)} ${reportRequestOffer(page, Object.fromEntries(topic.filters.map(({ name, value }) => [name, value])))}
          </section>
          ${statusKey(page)}
        </div>
      </div>`,
  )
}

/** Where nothing is found, often nothing is left to narrow by. */
function narrowable({ found }: RecommendationListView): boolean {
  return found.facets.some(({ values }) => values.some(({ count: held, active }) => held > 0 || active))
}

function count(page: PageContext, { found, topic }: RecommendationListView): string {
  const { words } = page
  return topic.filters.length === 0
    ? words.t('list.count.all', { n: found.matching, addressees: found.matchingAddressees })
    : words.t('list.count', { n: found.matching, total: found.total, addressees: found.matchingAddressees })
}

function suggestion(page: PageContext, { topic, found }: RecommendationListView): Html {
  if (found.suggestion === null) return html``
  return html`<p class="notice">
    ${page.words.t('list.meant')} <a href="${listPath(page, topic.query, { q: found.suggestion })}">${found.suggestion}</a>
  </p>`
}

function paging(page: PageContext, { topic, found, sort, chosenSort }: RecommendationListView): Html {
  const { words } = page
  if (found.before === 0 && found.next === null) return html``
  const kept = { sort: chosenSort ? sort : null }
  return html`<nav aria-label="${words.t('list.pages.label')}">
    ${
      found.items.length === 0
        ? ''
        : html`<p class="quiet">
            ${words.t('list.pages.place', { first: found.before + 1, last: found.before + found.items.length, n: found.matching })}
          </p>`
    }
    <ul class="actions">
      ${found.before > 0 ? html`<li><a class="button plain" href="${listPath(page, topic.query, kept)}">${words.t('list.pages.first')}</a></li>` : ''}
      ${
        found.next === null
          ? ''
          : html`<li>
              <a class="button plain" href="${listPath(page, topic.query, { ...kept, after: found.next })}" rel="next"
                >${words.t('list.pages.next')}</a
              >
            </li>`
      }
    </ul>
  </nav>`
}
