import { html } from 'hono/html'
import { ACTIVITY_PARAMETERS, ACTIVITY_SORTS, type ActivityParameter, type FoundActivities } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { countryName } from './activity-facts.ts'
import { activityListPath } from './activity-path.ts'
import { hiddenFields } from './hidden-fields.ts'
import { plainText } from './text.ts'

/** The fields of a search that are typed or chosen. */
export const TYPED = ['q', 'unit', 'place', 'year', 'country'] as const

/** The search as one plain GET form; what else narrows the list stays. */
export function activitySearch(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  const { filters } = found
  const kept = Object.entries(filters)
    .filter(([name]) => !(TYPED as readonly string[]).includes(name) && name !== 'after')
    .map(([name, value]) => ({ name, value }))
  const dated = page.asOf === null ? [] : [{ name: 'as_of', value: page.asOf }]
  return html`<form class="filters across" method="get" action="/${words.language}/activities" role="search">
    ${hiddenFields([...kept, ...dated])} ${searchFields(page, found, '')}
    <p><button type="submit">${words.t('activities.filter.go')}</button></p>
  </form>`
}

/** What is typed and chosen in a search: words, unit, place, country, year; each field's name after a prefix. */
export function searchFields(page: PageContext, found: FoundActivities, prefix: string): Html {
  const { words } = page
  const { filters } = found
  return html`${(['q', 'unit', 'place'] as const).map(
      (name) =>
        html`<p>
          <label for="${prefix}${name}">${words.t(`activities.filter.${name}`)}</label>
          <input type="search" id="${prefix}${name}" name="${prefix}${name}" value="${filters[name] ?? ''}" maxlength="200" />
        </p>`,
    )}
    <p>
      <label for="${prefix}country">${words.t('activities.filter.country')}</label>
      <select id="${prefix}country" name="${prefix}country">
        <option value="">${words.t('pages.filter.any')}</option>
        ${found.countries.map(
          (country) =>
            html`<option value="${country.value}" ${country.active ? 'selected' : ''}>
              ${countryName(page, country)} (${words.number(country.count)})
            </option>`,
        )}
      </select>
    </p>
    <p>
      <label for="${prefix}year">${words.t('activities.year')}</label>
      <select id="${prefix}year" name="${prefix}year">
        <option value="">${words.t('pages.filter.any')}</option>
        ${found.years.toReversed().map(({ year, records }) => {
          const value = year === null ? 'none' : String(year)
          return html`<option value="${value}" ${value === filters.year ? 'selected' : ''}>
            ${year === null ? words.t('activities.year.none') : value} (${words.number(records)})
          </option>`
        })}
      </select>
    </p>`
}

/** What narrows the list now, each to be taken off. */
export function activityFilters(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  const names = (Object.keys(found.filters) as ActivityParameter[]).filter((name) => name !== 'sort' && name !== 'after')
  if (names.length === 0) return html``
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
    ${names.map(
      (name) =>
        html`<li>
          <a href="${activityListPath(page, found.filters, { [name]: null })}"
            ><span class="unseen">${words.t('pages.filter.remove')} </span>${filterText(page, found, name)}
            <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    <li><a class="clear" href="${activityListPath(page, {})}">${words.t('pages.filter.clear')}</a></li>
  </ul>`
}

/** What a list is narrowed by, in words. */
export function searchWords(page: PageContext, found: Narrowed): string {
  const names = (Object.keys(found.filters) as ActivityParameter[]).filter((name) => name !== 'sort' && name !== 'after')
  return page.words.list(names.map((name) => filterText(page, found, name)))
}

/** What a search says, by its query string alone: a country is named by the key that it is searched with. */
export function queryWords(page: PageContext, query: string): string {
  const filters = Object.fromEntries(
    [...new URLSearchParams(query)].filter(([name]) => (ACTIVITY_PARAMETERS as readonly string[]).includes(name)),
  )
  const value = filters['country'] ?? ''
  const name = value.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  return searchWords(page, { filters, labels: {}, countries: [{ value, code: null, name, count: 0, active: true }] })
}

type Narrowed = Pick<FoundActivities, 'filters' | 'labels' | 'countries'>

function filterText(page: PageContext, found: Narrowed, name: ActivityParameter): string {
  const { words } = page
  const value = found.filters[name] ?? ''
  const label = found.labels[name]
  if (name === 'kind') return words.t(`activities.kinds.${value === 'subtotal' ? 'subtotal' : 'record'}`)
  if (name === 'odd' || name === 'repeated') return words.t(`activities.filter.${name}`)
  if (name === 'country') {
    const country = found.countries.find((candidate) => candidate.value === value)
    return country ? countryName(page, country) : value
  }
  if (name === 'year') return value === 'none' ? words.t('activities.year.none') : value
  if (label) return plainText(page, label)
  if (name === 'unit' || name === 'place') return `${words.t(`activities.filter.${name}`)}: ${value}`
  return name === 'q' ? words.t('activities.filter.quoted', { text: value }) : value
}

/** The orders of the list as links, the present one marked. */
export function activitySorts(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  return html`<nav class="follow" aria-label="${words.t('list.sort.label')}">
    <b>${words.t('list.sort.lead')}</b>
    <ul>
      ${ACTIVITY_SORTS.map(
        (sort) =>
          html`<li>
            <a
              href="${activityListPath(page, found.filters, { sort: sort === 'recent' ? null : sort })}"
              ${sort === found.sort ? html`aria-current="true"` : ''}
              >${words.t(`activities.sort.${sort}`)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
