import { html } from 'hono/html'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'
import { hiddenFields } from './hidden-fields.ts'
import { ownPath } from './links.ts'

export interface CompareFormView {
  readonly filters: TopicView['filters']
  /** As typed; empty: none yet, or today. */
  readonly from: string
  readonly to: string
  /** What is wrong with a date, translated. */
  readonly faults: Readonly<Record<string, string>>
}

/** Two dates, and whatever narrows the comparison along with them. Text fields, so that what was typed wrong is kept. */
export function compareForm(page: PageContext, { filters, from, to, faults }: CompareFormView): Html {
  const { words } = page
  return html`<form class="dates" method="get" action="/${words.language}/compare">
    ${hiddenFields(filters)} ${dateField('from', words.t('travel.compare.from'), from, faults['from'])}
    ${dateField('to', words.t('travel.compare.to'), to, faults['to'])}
    <p><button type="submit">${words.t('travel.compare.go')}</button></p>
    <p class="hint" id="date-hint">${words.t('travel.compare.hint')}</p>
  </form>`
}

/** Addresses of comparisons that are often wanted. */
export function usualComparisons(
  page: PageContext,
  filters: TopicView['filters'],
  dates: readonly { readonly from: string; readonly text: string }[],
): Html {
  const href = (from: string) =>
    ownPath(page, `/compare?${new URLSearchParams([...filters.map(({ name, value }) => [name, value]), ['from', from]]).toString()}`)
  return html`<ul class="actions">
    ${dates.map(({ from, text }) => html`<li><a class="button plain" href="${href(from)}">${text}</a></li>`)}
  </ul>`
}

function dateField(name: string, label: string, value: string, fault: string | undefined): Html {
  const right = value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)
  return html`<p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${right && fault === undefined ? 'date' : 'text'}"
      value="${value}"
      aria-describedby="${fault === undefined ? 'date-hint' : `${name}-problem date-hint`}"
      ${fault === undefined ? '' : html` aria-invalid="true"`}
    />
    ${fault === undefined ? '' : html`<span class="problem" id="${name}-problem">${fault}</span>`}
  </p>`
}
