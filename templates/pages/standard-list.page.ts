import { html } from 'hono/html'
import { COUNTRIES } from '../view/scales.ts'
import type { StandardListItem } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { publicPath } from './parts/links.ts'
import { otherSubjects } from './parts/other-subjects.ts'
import { section } from './parts/section.ts'
import { statusKey } from './parts/status.ts'
import { subjectTable } from './parts/subject-table.ts'
import { localizedName } from './parts/text.ts'

export interface StandardListView {
  readonly standards: readonly StandardListItem[]
}

/** Every standard that recommendations rest on, by jurisdiction, as it is cited at the page's instant. */
export function standardListPage(view: StandardListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('record.place.standards')
  const jurisdictions = COUNTRIES.map((country) => ({
    country,
    own: view.standards.filter(({ jurisdiction }) => jurisdiction === country),
  })).filter(({ own }) => own.length > 0)
  return layout(
    page,
    { title, description: words.t('record.place.standards_lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.place.standards_lead')}</p>
        ${otherSubjects(page, 'standards')} ${exportLine(page, { path: '/standards', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${jurisdictions.length === 0 ? html`<p class="empty">${words.t('record.place.empty')}</p>` : ''}
      ${jurisdictions.map(({ country, own }) =>
        section(
          country.toLowerCase(),
          words.t(`record.place.jurisdiction.${country}`),
          subjectTable(
            page,
            words.t('record.glossary.standard'),
            words.t(`record.place.jurisdiction.${country}`),
            own.map((standard) => ({
              ...standard,
              name: html`<a href="${publicPath(page, `/standards/${encodeURIComponent(standard.code)}`)}"
                ><span class="code">${standard.code}</span> ${localizedName(page, standard.title)}</a
              >`,
              query: `standard=${encodeURIComponent(standard.code)}`,
            })),
          ),
        ),
      )}
      ${statusKey(page)}`,
  )
}
