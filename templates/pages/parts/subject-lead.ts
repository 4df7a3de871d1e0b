import { html } from 'hono/html'
import type { SubjectRecommendations } from '../../view/subject.ts'
import type { Html, PageContext } from '../page-context.ts'
import { exportLine } from './export-line.ts'
import { followLine } from './follow-line.ts'
import { linkedSplit } from './linked-split.ts'
import { publicPath } from './links.ts'

/** Under the title of what groups recommendations: how many, of how many institutions, where they stand, and the ways to take them along. */
export function subjectLead(page: PageContext, subject: SubjectRecommendations, query: string): Html {
  const { words } = page
  return html`<p>
      <a href="${publicPath(page, `/recommendations?${query}`)}">${words.t('record.place.recommendations_n', { n: subject.total })}</a>${
        subject.institutions === 0 ? '' : html`, ${words.t('record.place.of_institutions', { n: subject.institutions, of: subject.total })}`
      }${
        subject.overdue === 0
          ? ''
          : html`;
              <a href="${publicPath(page, `/recommendations?${query}&overdue=1`)}"
                >${words.t('record.place.overdue_n', { n: subject.overdue })}</a
              >`
      }.
    </p>
    ${linkedSplit(page, subject.counts, query)} ${followLine(page)}
    ${subject.total === 0 ? '' : exportLine(page, { path: '/recommendations', formats: ['csv', 'xlsx', 'json', 'pdf'], query })}`
}
