import { html } from 'hono/html'
import { INSTITUTION_SORTS, type InstitutionListView } from '../../view/institution-list.ts'
import type { Html, PageContext } from '../page-context.ts'

/** A plain GET form: words of a name, a country (with how many it would leave), an order. */
export function institutionSearch(page: PageContext, { filters, countries }: InstitutionListView): Html {
  const { words } = page
  return html`<form
    class="search"
    method="get"
    action="/${words.language}/institutions"
    role="search"
    aria-label="${words.t('record.place.institution.filter')}"
  >
    ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
    <p>
      <label for="q">${words.t('record.place.institution.q')}</label>
      <input type="search" id="q" name="q" value="${filters.q}" maxlength="200" />
    </p>
    <p>
      <label for="country">${words.t('pages.filter.country')}</label>
      <select id="country" name="country">
        <option value="">${words.t('pages.filter.any')}</option>
        ${countries
          .filter(({ country, count }) => count > 0 || country === filters.country)
          .map(
            ({ country, count }) =>
              html`<option value="${country}" ${country === filters.country ? 'selected' : ''}>
                ${words.t(`terms.country.${country}`)} (${words.number(count)})
              </option>`,
          )}
      </select>
    </p>
    <p>
      <label for="sort">${words.t('record.place.institution.sort')}</label>
      <select id="sort" name="sort">
        <option value="">${words.t('record.place.institution.by.name')}</option>
        ${INSTITUTION_SORTS.map(
          (sort) =>
            html`<option value="${sort}" ${sort === filters.sort ? 'selected' : ''}>
              ${words.t(`record.place.institution.by.${sort}`)}
            </option>`,
        )}
      </select>
    </p>
    <p><button type="submit">${words.t('list.search.go')}</button></p>
  </form>`
}
