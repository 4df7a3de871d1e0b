import { html } from 'hono/html'
import type { FoundAgreements } from '../../view/agreement.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { plainText } from './text.ts'

interface Choice {
  readonly value: string
  readonly text: string
  readonly count: number
}

/** The narrowing of the agreements as a GET form, each choice with how many it would leave; and what narrows them now, to be taken off. */
export function agreementFilters(page: PageContext, view: FoundAgreements): Html {
  const { words } = page
  const choices = {
    type: view.types.map(({ value, title, count }) => ({ value, text: plainText(page, title), count })),
    disclosure: view.disclosures.map(({ value, count }) => ({ value, text: words.t(`terms.disclosure.${value}`), count })),
    year: view.years.map(({ value, count }) => ({
      value,
      text: value === 'unknown' ? words.t('record.place.agreement.undated') : value,
      count,
    })),
  }
  const label = {
    type: words.t('pages.column.type'),
    disclosure: words.t('pages.column.disclosure'),
    year: words.t('record.place.agreement.year'),
  }
  return html`<form
      class="filters across"
      method="get"
      action="/${words.language}/agreements"
      role="search"
      aria-label="${words.t('record.place.agreement.filter')}"
    >
      ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
      ${NAMES.map((name) => select(page, name, label[name], choices[name], view.filters[name]))}
      <p><button type="submit">${words.t('pages.filter.apply')}</button></p>
    </form>
    ${active(page, view, choices)}`
}

const NAMES = ['type', 'disclosure', 'year'] as const
type Name = (typeof NAMES)[number]

function select(page: PageContext, name: Name, label: string, choices: readonly Choice[], chosen: string | null): Html {
  return html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${page.words.t('pages.filter.any')}</option>
      ${choices
        .filter(({ value, count }) => count > 0 || value === chosen)
        .map(
          ({ value, text, count }) =>
            html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text} (${page.words.number(count)})</option>`,
        )}
    </select>
  </p>`
}

function active(page: PageContext, { filters }: FoundAgreements, choices: Readonly<Record<Name, readonly Choice[]>>): Html {
  const { words } = page
  const on = NAMES.flatMap((name) => (filters[name] === null ? [] : [{ name, value: filters[name] }]))
  if (on.length === 0) return html``
  const without = (name: Name) =>
    new URLSearchParams(on.filter((one) => one.name !== name).map(({ name: other, value }) => [other, value])).toString()
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
    ${on.map(
      ({ name, value }) =>
        html`<li>
          <a href="${publicPath(page, without(name) === '' ? '/agreements' : `/agreements?${without(name)}`)}"
            ><span class="unseen">${words.t('pages.filter.remove')} </span
            >${choices[name].find((choice) => choice.value === value)?.text ?? value} <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    <li><a class="clear" href="${publicPath(page, '/agreements')}">${words.t('pages.filter.clear')}</a></li>
  </ul>`
}
