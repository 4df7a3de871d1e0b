import { html } from 'hono/html'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'

export interface CountsRow {
  readonly label: Html
  readonly counts: readonly StatusCount[]
}

/** Addressees by status, one row each, with those statuses that somebody has. */
export function countsTable(page: PageContext, caption: string, head: string, rows: readonly CountsRow[]): Html {
  const { words } = page
  const of = ({ counts }: CountsRow, status: StatusCount['status']) => counts.find((entry) => entry.status === status)?.count ?? 0
  const used = STATUSES.filter((status) => rows.some((row) => of(row, status) > 0))
  return html`<section class="scroll" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          ${used.map((status) => html`<th scope="col" class="number">${words.t(`terms.status.${status}`)}</th>`)}
          <th scope="col" class="number">${words.t('pages.chart.total')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.label}</th>
              ${used.map((status) => html`<td class="number">${words.number(of(row, status))}</td>`)}
              <td class="number">${words.number(row.counts.reduce((sum, { count }) => sum + count, 0))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
