import { html } from 'hono/html'
import type { FoundActivities } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { moneySums } from './activity-facts.ts'
import { activityListPath } from './activity-path.ts'

const WIDTH = 120

/** People and money year by year, as a table with a bar in it: one that is chosen leads back to all. */
export function activityYears(page: PageContext, found: FoundActivities): Html {
  const { words } = page
  const most = Math.max(1, ...found.years.map(({ people }) => people))
  const chosen = found.filters.year
  return html`<section class="scroll" tabindex="0" aria-label="${words.t('activities.years.caption')}">
    <table>
      <caption>
        ${words.t('activities.years.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('activities.year')}</th>
          <th scope="col" class="number">${words.t('activities.column.records')}</th>
          <th scope="col" class="number">${words.t('activities.column.people')}</th>
          <td></td>
          <th scope="col" class="number">${words.t('activities.column.cost')}</th>
        </tr>
      </thead>
      <tbody>
        ${everyYear(found).map((sums) => {
          if (typeof sums === 'number') return gap(page, sums)
          const value = sums.year === null ? 'none' : String(sums.year)
          const text = sums.year === null ? words.t('activities.year.none') : String(sums.year)
          const width = Math.max(sums.people === 0 ? 0 : 1, Math.round((sums.people / most) * WIDTH))
          return html`<tr>
            <th scope="row">
              <a
                href="${activityListPath(page, found.filters, { year: value === chosen ? null : value })}"
                ${value === chosen ? html`aria-current="true"` : ''}
                >${text}</a
              >
            </th>
            <td class="number">${words.number(sums.records)}</td>
            <td class="number">${words.number(sums.people)}</td>
            <td>
              <svg class="bar-of" width="${WIDTH}" height="10" aria-hidden="true"><rect width="${width}" height="10" /></svg>
            </td>
            <td class="number">${moneySums(page, sums.costs)}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </section>`
}

/** The years in order, with the number alone of one that no row names between two that some do. */
function everyYear({ years }: FoundActivities): readonly (FoundActivities['years'][number] | number)[] {
  return years.flatMap((sums, index) => {
    const before = years[index - 1]?.year
    if (sums.year === null || before === null || before === undefined) return [sums]
    const between = Array.from({ length: Math.min(sums.year - before - 1, 30) }, (_, step) => before + 1 + step)
    return [...between, sums]
  })
}

function gap(page: PageContext, year: number): Html {
  return html`<tr>
    <th scope="row">${String(year)}</th>
    <td class="missing" colspan="4">${page.words.t('activities.years.gap')}</td>
  </tr>`
}
