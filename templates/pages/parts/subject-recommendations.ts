import { html } from 'hono/html'
import type { SubjectRecommendations } from '../../view/subject.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { recommendationRow } from './recommendation-row.ts'
import { section } from './section.ts'
import { statusKey } from './status.ts'

/** The recommendations that something groups: the first ones as rows, and the way to all of them as a list and as a matrix. `query`: the list's filter. */
export function subjectRecommendations(
  page: PageContext,
  subject: SubjectRecommendations,
  title: string,
  none: string,
  query: string,
): Html {
  const { words } = page
  if (subject.total === 0) return section('recommendations', title, html`<p>${none}</p>`)
  return section(
    'recommendations',
    title,
    html`<ol class="rows">
        ${subject.items.map((item) => recommendationRow(page, item))}
      </ol>
      ${
        subject.total > subject.items.length
          ? html`<p>
              ${words.t('record.place.shown_of', { shown: subject.items.length, n: subject.total })}
              <a href="${publicPath(page, `/recommendations?${query}`)}">${words.t('record.place.all_as_list')}</a>
            </p>`
          : ''
      }
      ${statusKey(page)}`,
    { href: publicPath(page, `/matrix?${query}`), text: words.t('record.matrix.as_matrix') },
  )
}
