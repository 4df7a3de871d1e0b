import { html } from 'hono/html'
import type { MatrixView } from '../view/matrix.ts'
import { STATUSES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definition, definitions } from './parts/definition.ts'
import { exportLine } from './parts/export-line.ts'
import { publicPath } from './parts/links.ts'
import { activeFilters, matrixFilters } from './parts/matrix-filters.ts'
import { matrixTable } from './parts/matrix-table.ts'
import { breadcrumbs } from './parts/section.ts'
import { statusTag } from './parts/status.ts'

/** Recommendations by institutions: where each thing that was asked of each stands, at one look. */
export function matrixPage(view: MatrixView, page: PageContext): Html {
  const { words } = page
  const title = words.t('record.matrix.title')
  const query = filtersOf(page)
  const shown = view.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return layout(
    page,
    { title, description: words.t('record.matrix.lead'), current: 'recommendations' },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/recommendations'), text: words.t('pages.nav.recommendations') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.matrix.lead')}</p>
        ${exportLine(page, { path: '/matrix', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${matrixFilters(page, view)} ${activeFilters(page, view)}
      <p class="count">
        ${words.t('record.matrix.count', { shown, n: view.matching })}
        ${view.institutions > view.columns.length ? words.t('record.matrix.narrowed', { shown: view.columns.length, n: view.institutions }) : ''}
        <a href="${publicPath(page, query === '' ? '/recommendations' : `/recommendations?${query}`)}"
          >${words.t('record.place.all_as_list')}</a
        >
      </p>
      <ul class="legend">
        ${STATUSES.map((status) => html`<li>${statusTag(page, status)}</li>`)}
        <li>${words.t('record.matrix.empty_means')}</li>
        <li>${definition(page, 'overdue', words.t('record.matrix.late_means'))}</li>
      </ul>
      ${shown === 0 ? html`<p class="empty">${words.t('record.matrix.none')}</p>` : matrixTable(page, view)}
      ${
        view.next === null
          ? ''
          : html`<p>
              <a class="button plain" rel="next" href="${publicPath(page, `/matrix?${query}${query === '' ? '' : '&'}after=${view.next}`)}"
                >${words.t('record.place.next')}</a
              >
            </p>`
      }
      ${definitions(page, ['status', 'addressee', 'institution'])}`,
  )
}

/** The filters of the page's own address, without its place among the pages. */
function filtersOf(page: PageContext): string {
  const [, query = ''] = page.path.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !['as_of', 'after', 'sort'].includes(name))
  return new URLSearchParams(kept).toString()
}
