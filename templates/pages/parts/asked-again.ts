import { html } from 'hono/html'
import type { MessageKey } from '../../i18n/index.ts'
import type { Html, PageContext } from '../page-context.ts'
import { hiddenFields, type HiddenField } from './hidden-fields.ts'

/** A page of the record that was asked for in a way that cannot be answered. */
export interface AskedView {
  /** With the language, without the query. */
  readonly path: string
  /** What the query said, as typed. */
  readonly values: readonly HiddenField[]
}

const LABELS: Readonly<Record<string, MessageKey>> = {
  q: 'pages.filter.q',
  theme: 'list.facet.theme',
  institution: 'list.facet.institution',
  status: 'list.facet.status',
  country: 'list.facet.country',
  concern: 'list.facet.concern',
  standard: 'list.facet.standard',
  agreement_type: 'list.facet.agreement_type',
  overdue: 'terms.computed.overdue',
  stale: 'terms.computed.stale',
  awaiting_reply: 'terms.computed.awaiting_reply',
  recommendation: 'pages.column.recommendation',
  sort: 'list.sort.label',
  after: 'list.asked.place',
  before: 'list.asked.place',
  as_of: 'travel.asked.as_of',
  from: 'travel.compare.from',
  to: 'travel.compare.to',
}

/** The faults of an address as a form to put them right in: each with what was typed; the rest goes along. */
export function askedAgain(page: PageContext, asked: AskedView, faults: Readonly<Record<string, string>>): Html {
  const { words } = page
  const typed = new Map(asked.values.map(({ name, value }) => [name, value]))
  const right = asked.values.filter(({ name }) => faults[name] === undefined)
  const without = new URLSearchParams(right.map(({ name, value }) => [name, value])).toString()
  return html`<form class="form" method="get" action="${asked.path}">
    ${hiddenFields(right)}
    ${Object.entries(faults).map(([name, message]) => {
      const label = LABELS[name]
      return html`<p class="field">
        <label for="asked-${name}">${label === undefined ? html`<code>${name}</code>` : words.t(label)}</label>
        <span class="problem" id="asked-${name}-problem">${message}</span>
        <input
          type="text"
          id="asked-${name}"
          name="${name}"
          value="${typed.get(name) ?? ''}"
          aria-invalid="true"
          aria-describedby="asked-${name}-problem"
        />
      </p>`
    })}
    <ul class="actions">
      <li><button type="submit">${words.t('list.asked.again')}</button></li>
      <li><a class="button plain" href="${asked.path}${without === '' ? '' : `?${without}`}">${words.t('list.asked.without')}</a></li>
    </ul>
  </form>`
}
