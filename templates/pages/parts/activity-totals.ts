import { html } from 'hono/html'
import type { FoundActivities } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { moneySums } from './activity-facts.ts'
import { activityListPath } from './activity-path.ts'

/** The sums of what is listed, and in plain words what they hold and what they leave out. */
export function activityTotals(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  const { sums, subtotals, filters } = found
  const link = (changed: Parameters<typeof activityListPath>[2]) => activityListPath(page, filters, changed)
  return html`<ul class="figures">
      <li>
        <a href="${link({ kind: null })}"><b>${words.number(sums.records)}</b> ${words.t('activities.sum.records', { n: sums.records })}</a>
      </li>
      <li>
        <a href="${link({ kind: null, sort: 'people' })}"
          ><b>${words.number(sums.people)}</b> ${words.t('activities.sum.people', { n: sums.people })}</a
        >
      </li>
      ${sums.costs.map(
        (cost) =>
          html`<li class="money">
            <a href="${link({ kind: null, sort: 'cost' })}"><b>${moneySums(page, [cost])}</b> ${words.t('activities.sum.cost')}</a>
          </li>`,
      )}
    </ul>
    <details class="key">
      <summary>${words.t('activities.sum.what')}</summary>
      <ul>
        ${subtotals === 0 ? '' : html`<li><a href="${link({ kind: 'subtotal' })}">${words.t('activities.sum.subtotals', { n: subtotals })}</a></li>`}
        ${
          sums.repeats === 0
            ? ''
            : html`<li>
                <a href="${link({ kind: null, repeated: '1' })}"
                  >${words.t('activities.sum.repeats', {
                    n: sums.repeats,
                    people: sums.repeatedPeople,
                    cost: sums.repeatedCosts.length === 0 ? '0' : moneySums(page, sums.repeatedCosts),
                  })}</a
                >
              </li>`
        }
        ${sums.withoutPeople === 0 ? '' : html`<li>${words.t('activities.sum.without_people', { n: sums.withoutPeople })}</li>`}
        ${sums.withoutCost === 0 ? '' : html`<li>${words.t('activities.sum.without_cost', { n: sums.withoutCost })}</li>`}
        ${sums.odd === 0 ? '' : html`<li><a href="${link({ kind: null, odd: '1' })}">${words.t('activities.sum.odd', { n: sums.odd })}</a></li>`}
        <li>${words.t('activities.sum.people_not_persons')}</li>
      </ul>
    </details>`
}
