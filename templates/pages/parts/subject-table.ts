import { html } from 'hono/html'
import type { SubjectFigures } from '../../view/subject.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { splitOfCounts } from './status.ts'

export interface SubjectRow extends SubjectFigures {
  readonly name: Html
  /** The list's filter that stands for it. */
  readonly query: string
}

/** What recommendations are grouped by, one row each: how many, where their addressees stand, what is overdue; each number leads to the list behind it. */
export function subjectTable(page: PageContext, head: string, caption: string, rows: readonly SubjectRow[]): Html {
  const { words } = page
  const label = {
    asked: words.t('pages.column.asked'),
    split: words.t('record.place.addressees_by_status'),
    overdue: words.t('terms.computed.overdue'),
  }
  const number = (count: number, query: string) =>
    count === 0 ? html`${words.number(0)}` : html`<a href="${publicPath(page, `/recommendations?${query}`)}">${words.number(count)}</a>`
  return html`<div class="wide">
    <table class="institutions">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          <th scope="col" class="number">${label.asked}</th>
          <th scope="col">${label.split}</th>
          <th scope="col" class="number">${label.overdue}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, query, recommendations, counts, overdue }) =>
            html`<tr>
              <th scope="row"><div>${name}</div></th>
              <td data-label="${label.asked}" class="number">${number(recommendations, query)}</td>
              <td data-label="${label.split}">${splitOfCounts(page, counts)}</td>
              <td data-label="${label.overdue}" class="number">${number(overdue, `${query}&overdue=1`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
