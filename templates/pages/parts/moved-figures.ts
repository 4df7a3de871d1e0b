import { html } from 'hono/html'
import type { MovesView } from '../../view/moves.ts'
import type { Status } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { listPath } from './list-path.ts'
import { signedNumber } from './signed-number.ts'
import { statusTag } from './status.ts'
import { dateTime } from './time.ts'

/** How many stood at each status then and now, with the totals. */
export function movedFigures(page: PageContext, view: MovesView, days: { readonly from: string; readonly to: string }): Html {
  const { words } = page
  const rows = [
    { label: html`${words.t('travel.compare.recommendations')}`, status: null, ...view.recommendations },
    { label: html`${words.t('travel.compare.addressees')}`, status: null, ...view.addressees },
    ...view.byStatus.map(({ status, from, to }) => ({ label: statusTag(page, status), status, from, to })),
  ]
  const linked = (count: number, status: Status | null, side: MovesView['from']) =>
    count === 0
      ? html`0`
      : html`<a
          href="${listPath({ ...page, asOf: side.asked === '' ? null : side.instant }, view.topic.query, status === null ? {} : { status })}"
          >${words.number(count)}</a
        >`
  return html`<table class="compared narrow-table">
    <caption>
      ${words.t('travel.compare.figures.caption')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.t('travel.compare.figure')}</th>
        <th scope="col" class="number">${dateTime(page, days.from)}</th>
        <th scope="col" class="number">${dateTime(page, days.to)}</th>
        <th scope="col" class="number">${words.t('travel.compare.difference')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, status, from, to }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="number">${linked(from, status, view.from)}</td>
            <td class="number">${linked(to, status, view.to)}</td>
            <td class="number">${from === to ? html`<span class="quiet">0</span>` : html`<b>${signedNumber(words, to - from)}</b>`}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
