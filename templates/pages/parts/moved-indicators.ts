import { html } from 'hono/html'
import type { MovedIndicator } from '../../view/comparison.ts'
import type { Html, PageContext } from '../page-context.ts'
import { localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** Indicators whose latest reading differs, with both. */
export function movedIndicators(page: PageContext, moved: readonly MovedIndicator[]): Html {
  const { words } = page
  if (moved.length === 0) return html`<p>${words.t('editions.compare.readings_none')}</p>`
  const label = { from: words.t('editions.compare.from'), to: words.t('editions.compare.to') }
  return html`<div class="wide">
    <table>
      <caption>
        ${words.t('editions.compare.readings_caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('report.block.indicator')}</th>
          <th scope="col">${label.from}</th>
          <th scope="col">${label.to}</th>
        </tr>
      </thead>
      <tbody>
        ${moved.map(
          ({ recommendation, indicator, from, to }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <span class="code">${recommendation.code}</span> ${localizedName(page, indicator.title)}
                  <span class="quiet">${localizedName(page, indicator.unit)}</span>
                </div>
              </th>
              <td data-label="${label.from}"><div>${reading(page, from)}</div></td>
              <td data-label="${label.to}"><div>${reading(page, to)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function reading(page: PageContext, value: MovedIndicator['from']): Html {
  if (value === null) return html`<span class="quiet">${page.words.t('report.block.reading.none')}</span>`
  return html`<b>${value.value}</b> ${dateTime(page, value.readOn)}`
}
