import { html } from 'hono/html'
import type { ConcernRef, SubjectFigures } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { publicPath } from './parts/links.ts'
import { otherSubjects } from './parts/other-subjects.ts'
import { section } from './parts/section.ts'
import { statusKey } from './parts/status.ts'
import { subjectTable } from './parts/subject-table.ts'
import { localizedName } from './parts/text.ts'

export interface ConcernListView {
  readonly concerns: readonly (ConcernRef & SubjectFigures)[]
}

const RANKS = ['headline', 'context'] as const

/** Every concern that the sources raise, with the figures of the recommendations that answer it. */
export function concernListPage(view: ConcernListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('record.place.concerns')
  const ranks = RANKS.map((rank) => ({ rank, own: view.concerns.filter((concern) => concern.rank === rank) })).filter(
    ({ own }) => own.length > 0,
  )
  return layout(
    page,
    { title, description: words.t('record.place.concerns_lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.place.concerns_lead')}</p>
        ${otherSubjects(page, 'concerns')} ${exportLine(page, { path: '/concerns', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${ranks.length === 0 ? html`<p class="empty">${words.t('record.place.empty')}</p>` : ''}
      ${ranks.map(({ rank, own }) =>
        section(
          rank,
          words.t(`record.place.ranks.${rank}`),
          subjectTable(
            page,
            words.t('record.glossary.concern'),
            words.t(`record.place.ranks.${rank}`),
            own.map((concern) => ({
              ...concern,
              name: html`<a href="${publicPath(page, `/concerns/${encodeURIComponent(concern.code)}`)}"
                ><span class="code">${concern.code}</span> ${localizedName(page, concern.title)}</a
              >`,
              query: `concern=${encodeURIComponent(concern.code)}`,
            })),
          ),
        ),
      )}
      ${statusKey(page)}`,
  )
}
