import { html } from 'hono/html'
import type { KeyFigures } from '../../view/figures.ts'
import type { Movement } from '../../view/movement.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { signedNumber } from './signed-number.ts'
import { statusTag } from './status.ts'
import { dateTime } from './time.ts'

/**
 * How many addressees stand at each status, each number leading to them, and by how many each has grown or shrunk in the days of
 * the movement, leading to what moved. `compare`: address of the comparison of the two days.
 */
export function statusCounts(page: PageContext, figures: KeyFigures, movement: Movement | null, compare: string | null): Html {
  const { words } = page
  const change = words.t('record.counts.change', { n: movement?.days ?? 0 })
  return html`<table class="counts">
    <caption>
      ${
        movement === null
          ? words.t('record.counts.young')
          : html`${words.t('record.counts.caption', { moved: movement.moved, added: movement.added })} ${dateTime(page, movement.from)}.`
      }
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.t('pages.column.status')}</th>
        <th scope="col" class="number">${words.t('record.counts.addressees')}</th>
        ${movement === null ? '' : html`<th scope="col" class="number">${change}</th>`}
      </tr>
    </thead>
    <tbody>
      ${figures.byStatus.map(({ status, count }) => {
        const net = movement?.byStatus.find((entry) => entry.status === status)?.count ?? 0
        return html`<tr>
          <th scope="row">${statusTag(page, status)}</th>
          <td class="number">
            <a href="${publicPath(page, `/recommendations?status=${status}`)}"
              >${words.number(count)}<span class="unseen"> ${words.t(`terms.status.${status}`)}</span></a
            >
          </td>
          ${movement === null ? '' : html`<td class="number">${netChange(page, net, compare)}</td>`}
        </tr>`
      })}
    </tbody>
  </table>`
}

/** Sign for the eye, the same in words for the ear. */
function netChange(page: PageContext, net: number, compare: string | null): Html {
  const { words } = page
  if (net === 0) return html`<span class="quiet">${words.t('record.counts.same')}</span>`
  const said = html`<span aria-hidden="true">${signedNumber(words, net)}</span
    ><span class="unseen">${words.t(net > 0 ? 'record.counts.more' : 'record.counts.fewer', { n: Math.abs(net) })}</span>`
  return compare === null ? said : html`<a href="${compare}">${said}</a>`
}
