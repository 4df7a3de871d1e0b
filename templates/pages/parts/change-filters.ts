import { html } from 'hono/html'
import { COUNTRIES, EVENT_KINDS, STATUSES } from '../../view/scales.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'
import { hiddenFields } from './hidden-fields.ts'

const OFFERED: readonly string[] = ['q', 'kind', 'country', 'status']

/** The narrowing of the list of acts as a GET form: words, kind of act, country and status; what else narrows it already goes along. */
export function changeFilters(page: PageContext, topic: TopicView): Html {
  const { words } = page
  const given = new Map(topic.filters.map(({ name, value }) => [name, value]))
  const dated = page.asOf === null ? [] : [{ name: 'as_of', value: page.asOf }]
  const kept = [...topic.filters.filter(({ name }) => !OFFERED.includes(name)), ...dated]
  const kinds = EVENT_KINDS.map((kind) => ({ value: kind, text: words.t(`terms.event.${kind}`) }))
  const select = (name: string, label: string, options: readonly { readonly value: string; readonly text: string }[]) =>
    html`<p>
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        <option value="">${words.t('pages.filter.any')}</option>
        ${options.map(({ value, text }) => html`<option value="${value}" ${given.get(name) === value ? 'selected' : ''}>${text}</option>`)}
      </select>
    </p>`
  return html`<form
    class="filters"
    method="get"
    action="/${words.language}/changes"
    role="search"
    aria-label="${words.t('pages.changes.filter')}"
  >
    ${hiddenFields(kept)}
    <p>
      <label for="q">${words.t('pages.filter.q')}</label>
      <input type="search" id="q" name="q" value="${given.get('q') ?? ''}" maxlength="200" />
    </p>
    ${select(
      'kind',
      words.t('pages.changes.kind'),
      kinds.toSorted((a, b) => words.compare(a.text, b.text)),
    )}
    ${select(
      'country',
      words.t('pages.filter.country'),
      COUNTRIES.map((value) => ({ value, text: words.t(`terms.country.${value}`) })),
    )}
    ${select(
      'status',
      words.t('pages.filter.status'),
      STATUSES.map((value) => ({ value, text: words.t(`terms.status.${value}`) })),
    )}
    <p><button type="submit">${words.t('pages.filter.apply')}</button></p>
  </form>`
}
