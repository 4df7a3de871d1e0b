import { html } from 'hono/html'
import type { SourceListItem } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { dash } from './parts/addressee.ts'
import { exportLine } from './parts/export-line.ts'
import { publicPath } from './parts/links.ts'
import { otherSubjects } from './parts/other-subjects.ts'
import { languageName, localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'
import { turnPages } from './parts/turn-pages.ts'

export interface SourceListView {
  /** One page of them. */
  readonly sources: readonly SourceListItem[]
  /** What was searched for, how many that leaves, and how many there are. */
  readonly q: string
  readonly matching: number
  readonly total: number
  readonly first: boolean
  /** Code that the next page comes after; null on the last. */
  readonly next: string | null
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
        ${otherSubjects(page, 'sources')} ${search(page, view)} ${exportLine(page, { path: '/sources', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${
        view.sources.length === 0
          ? html`<p class="empty">${words.t(view.total === 0 ? 'record.place.empty' : 'record.place.source.no_match')}</p>`
          : table(page, view.sources)
      }
      ${turnPages(page, { path: '/sources', query: { q: view.q }, first: view.first, next: view.next })}`,
  )
}

/** Nothing where one page holds them all. */
function search(page: PageContext, view: SourceListView): Html {
  if (view.q === '' && view.sources.length === view.total) return html``
  const { words } = page
  return html`<form class="search" method="get" action="/${words.language}/sources" role="search">
      ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
      <label for="q">${words.t('record.place.source.q')}</label>
      <input type="search" id="q" name="q" value="${view.q}" maxlength="200" />
      <button type="submit">${words.t('list.search.go')}</button>
    </form>
    <p class="count" role="status">${words.t('record.place.source.count', { n: view.matching, total: view.total })}</p>`
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
