import { html } from 'hono/html'
import type { InstitutionListItem, InstitutionListView } from '../view/institution-list.ts'
import { COUNTRIES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definitions } from './parts/definition.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { institutionSearch } from './parts/institution-search.ts'
import { institutionPath, publicPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { splitOfCounts, statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { turnPages } from './parts/turn-pages.ts'

/** Every institution that something was asked of, by country; those of a long list a page at a time, to be searched by name. */
export function institutionListPage(view: InstitutionListView, page: PageContext): Html {
  const { words } = page
  const { filters, institutions, matching, total } = view
  const title = words.t('pages.institutions.title')
  const narrowed = filters.q !== '' || filters.country !== null
  const whole = matching === institutions.length && !narrowed && filters.sort === null
  return layout(
    page,
    { title, description: words.t('pages.institutions.lead'), current: 'institutions' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.institutions.lead')}</p>
        ${whole ? countries(page, view) : institutionSearch(page, view)} ${followLine(page)}
        ${exportLine(page, { path: '/institutions', formats: ['csv', 'xlsx', 'json'] })}
        <p class="quiet"><a href="${publicPath(page, '/matrix')}">${words.t('record.matrix.all')}</a></p>
      </div>
      ${whole || total === 0 ? '' : html`<p class="count" role="status">${found(page, view)}</p>`}
      ${total === 0 ? html`<p class="empty">${words.t('pages.institutions.empty')}</p>` : ''}
      ${
        total > 0 && matching === 0
          ? html`<div class="empty">
              <p>${words.t('record.place.institution.no_match')}</p>
              <p><a href="${publicPath(page, '/institutions')}">${words.t('pages.filter.clear')}</a></p>
            </div>`
          : ''
      }
      ${
        institutions.length > 0 && filters.sort !== null
          ? table(page, words.t('pages.institutions.title'), institutions, true)
          : byCountry(page, institutions)
      }
      ${turnPages(page, { path: '/institutions', query: filters, first: view.from === 0, next: view.next })}
      ${definitions(page, ['institution', 'addressee', 'status', 'overdue', 'awaiting_reply'])} ${statusKey(page)}`,
  )
}

/** Each country with how many it has, where all of them are on the page. */
function countries(page: PageContext, view: InstitutionListView): Html {
  const { words } = page
  const own = view.countries.filter(({ count }) => count > 0)
  if (own.length < 2) return html``
  return html`<ul class="split">
    ${own.map(
      ({ country, count }) =>
        html`<li>
          <a href="#country-${country.toLowerCase()}">${words.t(`terms.country.${country}`)}</a>
          ${words.t('record.place.institutions_n', { n: count })}
        </li>`,
    )}
  </ul>`
}

function found({ words }: PageContext, { institutions, from, matching, total }: InstitutionListView): string {
  const count = words.t('record.place.institution.count', { n: matching, total })
  if (matching === institutions.length) return count
  return `${count} ${words.t('record.place.institution.place', { first: from + 1, last: from + institutions.length })}`
}

function byCountry(page: PageContext, institutions: readonly InstitutionListItem[]): Html {
  const { words } = page
  const countriesShown = COUNTRIES.map((country) => ({
    country,
    own: institutions.filter((institution) => institution.country === country),
  })).filter(({ own }) => own.length > 0)
  return html`${countriesShown.map(({ country, own }) => {
    const name = words.t(`terms.country.${country}`)
    return section(
      `country-${country.toLowerCase()}`,
      name,
      table(page, words.t('pages.institutions.caption', { country: name }), own, false),
      { href: publicPath(page, `/matrix?country=${country}`), text: words.t('record.matrix.as_matrix') },
    )
  })}`
}

/** `ofCountries`: says of each which it is of. */
function table(page: PageContext, caption: string, institutions: readonly InstitutionListItem[], ofCountries: boolean): Html {
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
        ${caption}
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
        ${institutions.map(
          ({ slug, name, country, asked, counts, overdue, awaitingReply }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${institutionPath(page, slug)}">${localizedName(page, name)}</a>
                  ${ofCountries ? html`<span class="country">${words.t(`terms.country.${country}`)}</span>` : ''}
                </div>
              </th>
              <td data-label="${label.asked}" class="number">${number(asked, listed(slug, ''))}</td>
              <td data-label="${label.split}">
                ${asked === 0 ? html`<span class="quiet">${words.t('record.place.nothing_asked')}</span>` : splitOfCounts(page, counts)}
              </td>
              <td data-label="${label.overdue}" class="number">${number(overdue, listed(slug, '&overdue=1'))}</td>
              <td data-label="${label.awaiting}" class="number">${number(awaitingReply, listed(slug, '&awaiting_reply=1'))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
