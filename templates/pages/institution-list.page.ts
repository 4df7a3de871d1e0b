import { followLine } from './parts/follow-line.ts'
import { inOrder } from './parts/in-order.ts'
import { html } from 'hono/html'
import type { StatusCount } from '../view/figures.ts'
import type { InstitutionRef } from '../view/references.ts'
import { COUNTRIES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { institutionPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { splitOfCounts, statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'

export interface InstitutionListItem extends InstitutionRef {
  /** Addressees of the institution by status. */
  readonly counts: readonly StatusCount[]
  readonly overdue: number
}

export interface InstitutionListView {
  readonly institutions: readonly InstitutionListItem[]
}

/** Every institution that something was asked of, by country. */
export function institutionListPage(view: InstitutionListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.institutions.title')
  const countries = COUNTRIES.filter((country) => view.institutions.some((institution) => institution.country === country))
  return layout(
    page,
    { title, description: words.t('pages.institutions.lead'), current: 'institutions' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.institutions.lead')}</p>
        ${followLine(page)}
      </div>
      ${countries.length === 0 ? html`<p class="empty">${words.t('pages.institutions.empty')}</p>` : ''}
      ${countries.map((country) =>
        section(
          `country-${country.toLowerCase()}`,
          words.t(`terms.country.${country}`),
          table(
            page,
            words.t(`terms.country.${country}`),
            inOrder(
              page,
              view.institutions.filter((institution) => institution.country === country),
            ),
          ),
        ),
      )}
      ${statusKey(page)}`,
  )
}

function table(page: PageContext, country: string, institutions: readonly InstitutionListItem[]): Html {
  const { words } = page
  const asked = words.t('pages.column.asked')
  const split = words.t('pages.column.split')
  const overdue = words.t('terms.computed.overdue')
  return html`<div class="wide">
    <table class="institutions">
      <caption class="unseen">
        ${words.t('pages.institutions.caption', { country })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.institution')}</th>
          <th scope="col" class="number">${asked}</th>
          <th scope="col">${split}</th>
          <th scope="col" class="number">${overdue}</th>
        </tr>
      </thead>
      <tbody>
        ${institutions.map(
          (institution) =>
            html`<tr>
              <th scope="row">
                <a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>
              </th>
              <td data-label="${asked}" class="number">${words.number(institution.counts.reduce((sum, { count }) => sum + count, 0))}</td>
              <td data-label="${split}">${splitOfCounts(page, institution.counts)}</td>
              <td data-label="${overdue}" class="number">${words.number(institution.overdue)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
