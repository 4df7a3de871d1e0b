import { html } from 'hono/html'
import type { FoundActivities } from '../view/activity.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { citeLine } from './parts/activity-citations.ts'
import { activityBatch } from './parts/activity-batch.ts'
import { activityListPath, activityQuery } from './parts/activity-path.ts'
import { activityRow } from './parts/activity-row.ts'
import { activityFilters, activitySearch, activitySorts } from './parts/activity-search.ts'
import { activityTotals } from './parts/activity-totals.ts'
import { activityYears } from './parts/activity-years.ts'
import { exportLine } from './parts/export-line.ts'
import { section } from './parts/section.ts'

/** Training and exercises as published files give them: searched, narrowed, added up by year, and where they are from. */
export function activityListPage(found: FoundActivities, page: PageContext): Html {
  const { words } = page
  const title = words.t('activities.title')
  const lead = words.t('activities.lead')
  return layout(
    page,
    { title, description: lead, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${lead}</p>
      </div>
      ${found.batches.length === 0 ? html`<p class="empty">${words.t('activities.empty')}</p>` : body(page, found)}`,
  )
}

function body(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  const subtotals = found.filters.kind === 'subtotal'
  const count = subtotals ? found.subtotals : found.filters.repeated === '1' ? found.sums.repeats : found.sums.records
  return html`${activitySearch(page, found)} ${activityFilters(page, found)}
  ${
    count === 0
      ? html`<p class="empty" role="status">${words.t('activities.none')}</p>`
      : html`${subtotals ? html`<p class="notice">${words.t('activities.subtotals.notice')}</p>` : activityTotals(page, found)}
        ${
          subtotals || found.years.length === 0
            ? ''
            : section(
                'years',
                words.t('activities.years'),
                html`<details ${isNarrowed(found) ? '' : 'open'}>
                  <summary>${words.t('activities.years.table')}</summary>
                  <p>${words.t('activities.years.note')}</p>
                  ${activityYears(page, found)}
                </details>`,
              )
        }
        ${section(
          'list',
          words.t(subtotals ? 'activities.kinds.subtotal' : 'activities.list'),
          html`<p class="count" role="status">${words.t('activities.count', { n: count })}</p>
            ${activitySorts(page, found)}
            <ol class="changes activities">
              ${found.items.map((item) => activityRow(page, item))}
            </ol>
            ${paging(page, found)} ${cite(page, found, count)}
            ${exportLine(page, { path: '/activities', formats: ['csv', 'xlsx', 'json'], query: activityQuery(found.filters, { sort: null, after: null }) })}`,
        )}`
  }
  ${section(
    'sources',
    words.t('activities.sources', { n: found.batches.length }),
    html`<ul class="ruled">
      ${found.batches.map((batch) => html`<li>${activityBatch(page, batch)}</li>`)}
    </ul>`,
  )}`
}

/** Who searches wants the rows first; the years are one tap away. */
function isNarrowed({ filters }: FoundActivities): boolean {
  return Object.keys(filters).some((name) => name !== 'sort')
}

/** What is found can be cited as a search (filters of its own, not what is cited already), or some of it one by one. */
function cite(page: PageContext, found: FoundActivities, n: number): Html {
  const {
    sort: _sort,
    after: _after,
    agreement: _agreement,
    recommendation: _recommendation,
    evidence: _evidence,
    ...search
  } = found.filters
  if (Object.keys(search).length === 0) return html``
  const { words } = page
  const whole = Object.keys(search).length === Object.keys(found.filters).filter((name) => name !== 'sort' && name !== 'after').length
  return html`${whole ? citeLine(page, { ...search, what: 'search' }, words.t('activities.cite.search', { n })) : ''}
  ${citeLine(page, search, words.t('activities.cite.pick'))}`
}

function paging(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  if (found.next === null && found.filters.after === undefined) return html``
  return html`<nav aria-label="${words.t('list.pages.label')}">
    <ul class="actions">
      ${
        found.filters.after === undefined
          ? ''
          : html`<li><a class="button plain" href="${activityListPath(page, found.filters)}">${words.t('list.pages.first')}</a></li>`
      }
      ${
        found.next === null
          ? ''
          : html`<li>
              <a class="button plain" href="${activityListPath(page, found.filters, { after: found.next })}" rel="next"
                >${words.t('list.pages.next')}</a
              >
            </li>`
      }
    </ul>
  </nav>`
}
