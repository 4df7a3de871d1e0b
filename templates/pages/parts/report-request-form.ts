import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { hiddenFields, type HiddenField } from './hidden-fields.ts'

/** A view of the list as its address has it: names and values of the filters, `as_of` where the reader travelled. */
export type ViewFields = readonly HiddenField[]

/** The form that asks for a view of the list as a PDF, in the language of the page. */
export function reportRequestForm(
  page: PageContext,
  of: { readonly fields: ViewFields; readonly length: 'full' | 'brief'; readonly button: string },
): Html {
  const { words } = page
  return html`<form class="as-pdf" method="post" action="/${words.language}/reports/requests">
    ${hiddenFields(of.fields)}
    <p>
      <label for="report-length">${words.t('editions.request.length')}</label>
      <select id="report-length" name="length">
        ${(['full', 'brief'] as const).map(
          (length) =>
            html`<option value="${length}" ${length === of.length ? 'selected' : ''}>
              ${words.t(`editions.request.length.${length}`)}
            </option>`,
        )}
      </select>
    </p>
    <p><button type="submit">${of.button}</button></p>
  </form>`
}

/** Beneath the filters of the list: what a PDF of this view is, and the form, folded away. */
export function reportRequestOffer(page: PageContext, filters: Readonly<Record<string, string | boolean | null>>): Html {
  const { words } = page
  const fields = Object.entries(filters).flatMap(([name, value]) => (value ? [{ name, value: value === true ? '1' : value }] : []))
  const dated = page.asOf === null ? [] : [{ name: 'as_of', value: page.asOf }]
  return html`<details class="offer">
    <summary>${words.t('editions.request.offer')}</summary>
    <p class="quiet" id="as-pdf">${words.t('editions.request.offer.text', { dated: dated.length === 0 ? 'no' : 'yes' })}</p>
    ${reportRequestForm(page, { fields: [...fields, ...dated], length: 'full', button: words.t('editions.request.ask') })}
  </details>`
}
