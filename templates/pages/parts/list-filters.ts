import { html } from 'hono/html'
import { COUNTRIES, STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationFilters, RecommendationListView } from '../recommendation-list.page.ts'
import { inOrder } from './in-order.ts'
import { publicPath } from './links.ts'
import { plainText } from './text.ts'

interface Choice {
  readonly value: string
  readonly text: string
}

/** The narrowing of the list as a GET form, so that every view of it has an address. */
export function listFilters(page: PageContext, view: RecommendationListView): Html {
  const { words } = page
  const { filters } = view
  const choices = offered(page, view)
  return html`<form
    class="filters"
    method="get"
    action="/${words.language}/recommendations"
    role="search"
    aria-label="${words.t('pages.filter.label')}"
  >
    ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
    <p>
      <label for="q">${words.t('pages.filter.q')}</label>
      <input type="search" id="q" name="q" value="${filters.q}" />
    </p>
    ${select(page, 'theme', words.t('pages.filter.theme'), choices.theme, filters.theme)}
    ${select(page, 'status', words.t('pages.filter.status'), choices.status, filters.status)}
    ${select(page, 'country', words.t('pages.filter.country'), choices.country, filters.country)}
    ${select(page, 'institution', words.t('pages.filter.institution'), choices.institution, filters.institution)}
    <p class="tick">
      <input type="checkbox" id="overdue" name="overdue" value="1" ${filters.overdue ? 'checked' : ''} />
      <label for="overdue">${words.t('terms.computed.overdue')}</label>
    </p>
    <p class="tick">
      <input type="checkbox" id="stale" name="stale" value="1" ${filters.stale ? 'checked' : ''} />
      <label for="stale">${words.t('terms.computed.stale')}</label>
    </p>
    <p class="tick">
      <input type="checkbox" id="awaiting_reply" name="awaiting_reply" value="1" ${filters.awaiting_reply ? 'checked' : ''} />
      <label for="awaiting_reply">${words.t('terms.computed.awaiting_reply')}</label>
    </p>
    <p><button type="submit">${words.t('pages.filter.apply')}</button></p>
  </form>`
}

/** What narrows the list now, each with a way to take it off again. */
export function removableFilters(page: PageContext, view: RecommendationListView): Html {
  const { words } = page
  const { filters } = view
  const choices = offered(page, view)
  const textOf = (list: readonly Choice[], value: string) => list.find((choice) => choice.value === value)?.text ?? value
  const active: { readonly name: keyof RecommendationFilters; readonly text: string }[] = []
  if (filters.q) active.push({ name: 'q', text: words.t('pages.filter.quoted', { text: filters.q }) })
  for (const name of ['theme', 'status', 'country', 'institution'] as const) {
    const value = filters[name]
    if (value !== null) active.push({ name, text: textOf(choices[name], value) })
  }
  for (const name of ['overdue', 'stale', 'awaiting_reply'] as const)
    if (filters[name]) active.push({ name, text: words.t(`terms.computed.${name}`) })
  if (active.length === 0) return html``
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
    ${active.map(
      ({ name, text }) =>
        html`<li>
          <a href="${publicPath(page, `/recommendations${queryWithout(filters, name)}`)}"
            ><span class="unseen">${words.t('pages.filter.remove')} </span>${text} <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    <li><a class="clear" href="${publicPath(page, '/recommendations')}">${words.t('pages.filter.clear')}</a></li>
  </ul>`
}

function offered(page: PageContext, view: RecommendationListView) {
  const { words } = page
  return {
    theme: view.themes.map((theme) => ({ value: theme.slug, text: plainText(page, theme.name) })),
    status: STATUSES.map((status) => ({ value: status, text: words.t(`terms.status.${status}`) })),
    country: COUNTRIES.map((country) => ({ value: country, text: words.t(`terms.country.${country}`) })),
    institution: inOrder(page, view.institutions).map(({ slug, name, country }) => ({
      value: slug,
      text: `${plainText(page, name)} (${words.t(`terms.country.${country}`)})`,
    })),
  }
}

function select(page: PageContext, name: string, label: string, choices: readonly Choice[], chosen: string | null): Html {
  return html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${page.words.t('pages.filter.any')}</option>
      ${choices.map(({ value, text }) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`)}
    </select>
  </p>`
}

function queryWithout(filters: RecommendationFilters, name: keyof RecommendationFilters): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) {
    if (key !== name && value) query.set(key, value === true ? '1' : String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
