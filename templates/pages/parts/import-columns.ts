import { html } from 'hono/html'
import type { ImportColumn } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { OfferedField } from './import-mapping.ts'
import { importFieldName } from './import-words.ts'

/** So many are shown at once; more are folded. */
const OPEN = 20

/** The columns of a file, a row each: what stands in it, and which fields of the record it becomes by what the form says now. */
export function importColumns(
  page: PageContext,
  columns: readonly ImportColumn[],
  fields: readonly OfferedField[],
  values: Readonly<Record<string, string>>,
): Html {
  const { words } = page
  if (columns.length === 0) return html``
  const label = { samples: words.t('imports.mapping.column_samples'), field: words.t('imports.mapping.column_field') }
  const becomes = (header: string) =>
    fields.filter(({ name }) => values[`column_${name}`] === header).map(({ name }) => importFieldName(page, name))
  return html`<details ${columns.length <= OPEN ? 'open' : ''}>
    <summary>${words.t('imports.mapping.columns')} (${words.number(columns.length)})</summary>
    <div class="wide">
      <table>
        <caption class="unseen">
          ${words.t('imports.mapping.columns')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.t('imports.mapping.column')}</th>
            ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${columns.map(({ header, samples }) => {
            const names = becomes(header)
            return html`<tr>
              <th scope="row"><div>${shortened(header)}</div></th>
              <td data-label="${label.samples}">
                <div>${samples.length === 0 ? '–' : samples.slice(0, 2).map(shortened).join(' · ')}</div>
              </td>
              <td data-label="${label.field}">
                <div>
                  ${names.length === 0 ? html`<span class="quiet">${words.t('imports.mapping.column_aside')}</span>` : names.join(', ')}
                </div>
              </td>
            </tr>`
          })}
        </tbody>
      </table>
    </div>
  </details>`
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line
}
