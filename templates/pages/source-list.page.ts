import { html } from 'hono/html'
import type { SourceListItem } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { dash } from './parts/addressee.ts'
import { exportLine } from './parts/export-line.ts'
import { publicPath } from './parts/links.ts'
import { otherSubjects } from './parts/other-subjects.ts'
import { languageName, localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'

export interface SourceListView {
  readonly sources: readonly SourceListItem[]
}

/** The documents that the recommendations are taken from. */
export function sourceListPage(view: SourceListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('record.place.sources')
  return layout(
    page,
    { title, description: words.t('record.place.sources_lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.place.sources_lead')}</p>
        ${otherSubjects(page, 'sources')} ${exportLine(page, { path: '/sources', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${view.sources.length === 0 ? html`<p class="empty">${words.t('record.place.empty')}</p>` : table(page, view.sources)}`,
  )
}

function table(page: PageContext, sources: readonly SourceListItem[]): Html {
  const { words } = page
  const label = {
    publisher: words.t('record.place.publisher'),
    date: words.t('record.place.date'),
    language: words.t('record.place.language'),
    asked: words.t('pages.column.asked'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('record.place.sources')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('record.glossary.source')}</th>
          <th scope="col">${label.publisher}</th>
          <th scope="col">${label.date}</th>
          <th scope="col">${label.language}</th>
          <th scope="col" class="number">${label.asked}</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          ({ code, title, publisher, date, language, recommendations }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${publicPath(page, `/sources/${encodeURIComponent(code)}`)}"
                    ><span class="code">${code}</span> ${localizedName(page, title)}</a
                  >
                </div>
              </th>
              <td data-label="${label.publisher}"><div>${publisher ?? dash(page)}</div></td>
              <td data-label="${label.date}"><div>${date === null ? dash(page) : dateTime(page, date)}</div></td>
              <td data-label="${label.language}"><div>${languageName(page, language)}</div></td>
              <td data-label="${label.asked}" class="number">
                ${recommendations === 0 ? words.number(0) : html`<a href="${publicPath(page, `/sources/${encodeURIComponent(code)}#recommendations`)}">${words.number(recommendations)}</a>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
