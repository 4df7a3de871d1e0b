import { html } from 'hono/html'
import type { Facet, FacetValue } from '../../view/found.ts'
import type { MatrixView } from '../../view/matrix.ts'
import { COUNTRIES, STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { plainText } from './text.ts'

const SELECTS = ['country', 'institution', 'theme', 'status'] as const

/** The narrowing of the matrix as a GET form: what it can be narrowed by here, with what narrows it already by other filters of the list. */
export function matrixFilters(page: PageContext, view: MatrixView): Html {
  const { words } = page
  const [, query = ''] = page.path.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !['after', 'sort', 'q', ...SELECTS].includes(name))
  return html`<form
    class="filters across"
    method="get"
    action="/${words.language}/matrix"
    role="search"
    aria-label="${words.t('record.matrix.filter')}"
  >
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p>
      <label for="q">${words.t('pages.filter.q')}</label>
      <input type="search" id="q" name="q" value="${new URLSearchParams(query).get('q') ?? ''}" />
    </p>
    ${SELECTS.map((name) => select(page, view.facets.find((facet) => facet.name === name) ?? { name, values: [] }))}
    <p><button type="submit">${words.t('pages.filter.apply')}</button></p>
  </form>`
}

/** What narrows the matrix now, each with a way to take it off again. */
export function activeFilters(page: PageContext, view: MatrixView): Html {
  const { words } = page
  const [, query = ''] = page.path.split('?')
  const on = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !['as_of', 'after', 'sort'].includes(name))
  if (on.length === 0) return html``
  const without = (name: string) => new URLSearchParams(on.filter(([other]) => other !== name)).toString()
  const textOf = (name: string, value: string) => {
    if (name === 'q') return words.t('pages.filter.quoted', { text: value })
    if (name === 'overdue' || name === 'stale' || name === 'awaiting_reply') return words.t(`terms.computed.${name}`)
    const found = view.facets.find((facet) => facet.name === name)?.values.find((candidate) => candidate.value === value)
    return found ? valueText(page, name, found) : value
  }
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
    ${on.map(
      ([name, value]) =>
        html`<li>
          <a href="${publicPath(page, without(name) === '' ? '/matrix' : `/matrix?${without(name)}`)}"
            ><span class="unseen">${words.t('pages.filter.remove')} </span>${textOf(name, value)} <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    <li><a class="clear" href="${publicPath(page, '/matrix')}">${words.t('pages.filter.clear')}</a></li>
  </ul>`
}

function select(page: PageContext, { name, values }: Facet): Html {
  const { words } = page
  if (name !== 'country' && name !== 'institution' && name !== 'theme' && name !== 'status') return html``
  const chosen = values.some(({ active }) => active)
  return html`<p>
    <label for="${name}">${words.t(`pages.filter.${name}`)}</label>
    <select id="${name}" name="${name}">
      <option value="">${words.t('pages.filter.any')}</option>
      ${values.map(
        (value) =>
          html`<option value="${value.value}" ${chosen && value.active ? 'selected' : ''}>
            ${valueText(page, name, value)} (${words.number(value.count)})
          </option>`,
      )}
    </select>
  </p>`
}

function valueText(page: PageContext, name: string, { value, label }: FacetValue): string {
  const { words } = page
  const country = COUNTRIES.find((candidate) => candidate === value)
  if (name === 'country' && country) return words.t(`terms.country.${country}`)
  const status = STATUSES.find((candidate) => candidate === value)
  if (name === 'status' && status) return words.t(`terms.status.${status}`)
  return label === null ? value : plainText(page, label)
}
