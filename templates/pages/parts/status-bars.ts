import { html } from 'hono/html'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES, type Status } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { statusTag } from './status.ts'

export interface StatusBarRow {
  readonly label: Html
  readonly counts: readonly StatusCount[]
  /** Address of the list of those that a number in the table counts; null: of all of the row. */
  readonly listHref?: (status: Status | null) => string
}

/** From what was done to what nobody looked at, so that the eye reads progress from the left. */
const DRAWN: readonly Status[] = [
  'implemented',
  'substantial',
  'partial',
  'committed',
  'not_started',
  'reversed',
  'no_evidence',
  'not_assessed',
]

/**
 * One bar per row on one common scale, each addressee the same width, with its counts written in it.
 * The same figures stand in the table beneath, which can be opened. `legend`: `above` where the same one stands over an earlier chart.
 */
export function statusBars(page: PageContext, heading: string, rows: readonly StatusBarRow[], legend: 'own' | 'above' = 'own'): Html {
  const { words } = page
  const widest = Math.max(1, ...rows.map((row) => total(row.counts)))
  const used = STATUSES.filter((status) => rows.some((row) => countOf(row.counts, status) > 0))
  return html`<dl class="bars">
      ${rows.map(
        (row) =>
          html`<div>
            <dt>${row.label}</dt>
            <dd>${bar(page, row.counts, widest)}</dd>
          </div>`,
      )}
    </dl>
    ${
      legend === 'above'
        ? ''
        : html`<ul class="legend">
            ${used.map((status) => html`<li>${statusTag(page, status)}</li>`)}
          </ul>`
    }
    <details class="figures-table">
      <summary>${words.t('pages.chart.as_table')}</summary>
      <section class="scroll" tabindex="0" aria-label="${heading}">
        <table>
          <caption>
            ${words.t('pages.chart.caption')}
          </caption>
          <thead>
            <tr>
              <td></td>
              ${used.map((status) => html`<th scope="col">${words.t(`terms.status.${status}`)}</th>`)}
              <th scope="col">${words.t('pages.chart.total')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  <th scope="row">${row.label}</th>
                  ${used.map((status) => html`<td class="number">${counted(page, row, status)}</td>`)}
                  <td class="number">${counted(page, row, null)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </section>
    </details>`
}

function counted(page: PageContext, row: StatusBarRow, status: Status | null): Html {
  const count = status === null ? total(row.counts) : countOf(row.counts, status)
  const text = page.words.number(count)
  return row.listHref === undefined || count === 0 ? html`${text}` : html`<a href="${row.listHref(status)}">${text}</a>`
}

function bar(page: PageContext, counts: readonly StatusCount[], widest: number): Html {
  const { words } = page
  const shown = DRAWN.filter((status) => countOf(counts, status) > 0)
  const says = words.list(shown.map((status) => `${words.t(`terms.status.${status}`)}: ${words.number(countOf(counts, status))}`))
  let before = 0
  const parts = shown.map((status) => {
    const count = countOf(counts, status)
    const drawn = segment(status, count, (before / widest) * 100, (count / widest) * 100)
    before += count
    return drawn
  })
  return html`<svg class="bar" width="100%" height="26" role="img" aria-label="${says}">${parts}</svg>`
}

function segment(status: Status, count: number, left: number, width: number): Html {
  const at = `${left.toFixed(3)}%`
  const fill = status === 'no_evidence' ? html` fill="url(#hatch)"` : ''
  const label =
    width < 3.6 ? '' : html`<text x="${(left + width / 2).toFixed(3)}%" y="18" text-anchor="middle" class="t-${status}">${count}</text>`
  return html`<rect x="${at}" y="1" width="${width.toFixed(3)}%" height="24" class="f-${status}" ${fill} />${label}`
}

function countOf(counts: readonly StatusCount[], status: Status): number {
  return counts.find((entry) => entry.status === status)?.count ?? 0
}

function total(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, entry) => sum + entry.count, 0)
}
