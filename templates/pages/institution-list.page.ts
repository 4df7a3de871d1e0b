import { html } from 'hono/html'
import type { StatusCount } from '../view/figures.ts'
import type { InstitutionRef } from '../view/references.ts'
import { COUNTRIES, type Country } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definitions } from './parts/definition.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { inOrder } from './parts/in-order.ts'
import { institutionPath, publicPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { splitOfCounts, statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'

export interface InstitutionListItem extends InstitutionRef {
  /** Addressees of the institution by status. */
  readonly counts: readonly StatusCount[]
  readonly overdue: number
  readonly awaitingReply: number
}

export interface InstitutionListView {
  readonly institutions: readonly InstitutionListItem[]
}

/** Every institution that something was asked of, by country; all on one page, so that the browser's own search finds each. */
export function institutionListPage(view: InstitutionListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.institutions.title')
  const countries = COUNTRIES.map((country) => ({
    country,
    own: view.institutions.filter((institution) => institution.country === country),
  })).filter(({ own }) => own.length > 0)
  return layout(
    page,
    { title, description: words.t('pages.institutions.lead'), current: 'institutions' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.institutions.lead')}</p>
        ${
          countries.length < 2
            ? ''
            : html`<ul class="split">
                ${countries.map(
                  ({ country, own }) =>
                    html`<li>
                      <a href="#country-${country.toLowerCase()}">${words.t(`terms.country.${country}`)}</a>
                      ${words.t('record.place.institutions_n', { n: own.length })}
                    </li>`,
                )}
              </ul>`
        }
        ${followLine(page)} ${exportLine(page, { path: '/institutions', formats: ['csv', 'xlsx', 'json'] })}
        <p class="quiet"><a href="${publicPath(page, '/matrix')}">${words.t('record.matrix.all')}</a></p>
      </div>
      ${countries.length === 0 ? html`<p class="empty">${words.t('pages.institutions.empty')}</p>` : ''}
      ${countries.map(({ country, own }) =>
        section(`country-${country.toLowerCase()}`, words.t(`terms.country.${country}`), table(page, country, inOrder(page, own)), {
          href: publicPath(page, `/matrix?country=${country}`),
          text: words.t('record.matrix.as_matrix'),
        }),
      )}
      ${definitions(page, ['institution', 'addressee', 'status', 'overdue', 'awaiting_reply'])} ${statusKey(page)}`,
  )
}

function table(page: PageContext, country: Country, institutions: readonly InstitutionListItem[]): Html {
  const { words } = page
  const label = {
    asked: words.t('pages.column.asked'),
    split: words.t('pages.column.split'),
    overdue: words.t('terms.computed.overdue'),
    awaiting: words.t('terms.computed.awaiting_reply'),
  }
  const listed = (slug: string, more: string) => publicPath(page, `/recommendations?institution=${encodeURIComponent(slug)}${more}`)
  const number = (count: number, href: string) =>
    count === 0 ? html`${words.number(0)}` : html`<a href="${href}">${words.number(count)}</a>`
  return html`<div class="wide">
    <table class="institutions">
      <caption class="unseen">
        ${words.t('pages.institutions.caption', { country: words.t(`terms.country.${country}`) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.institution')}</th>
          <th scope="col" class="number">${label.asked}</th>
          <th scope="col">${label.split}</th>
          <th scope="col" class="number">${label.overdue}</th>
          <th scope="col" class="number">${label.awaiting}</th>
        </tr>
      </thead>
      <tbody>
        ${institutions.map(({ slug, name, counts, overdue, awaitingReply }) => {
          const asked = counts.reduce((sum, { count }) => sum + count, 0)
          return html`<tr>
            <th scope="row"><a href="${institutionPath(page, slug)}">${localizedName(page, name)}</a></th>
            <td data-label="${label.asked}" class="number">${number(asked, listed(slug, ''))}</td>
            <td data-label="${label.split}">
              ${asked === 0 ? html`<span class="quiet">${words.t('record.place.nothing_asked')}</span>` : splitOfCounts(page, counts)}
            </td>
            <td data-label="${label.overdue}" class="number">${number(overdue, listed(slug, '&overdue=1'))}</td>
            <td data-label="${label.awaiting}" class="number">${number(awaitingReply, listed(slug, '&awaiting_reply=1'))}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}
