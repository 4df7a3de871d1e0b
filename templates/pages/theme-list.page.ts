import { html } from 'hono/html'
import type { ThemeRef } from '../view/references.ts'
import type { SubjectFigures } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { themePath } from './parts/links.ts'
import { subjectTable } from './parts/subject-table.ts'
import { otherSubjects } from './parts/other-subjects.ts'
import { statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'

export interface ThemeListView {
  readonly themes: readonly (ThemeRef & SubjectFigures)[]
}

/** Every theme with the figures of its recommendations. */
export function themeListPage(view: ThemeListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('record.place.themes')
  return layout(
    page,
    { title, description: words.t('record.place.themes_lead'), current: 'recommendations' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('record.place.themes_lead')}</p>
        ${otherSubjects(page, 'themes')} ${exportLine(page, { path: '/themes', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${
        view.themes.length === 0
          ? html`<p class="empty">${words.t('record.place.empty')}</p>`
          : subjectTable(
              page,
              words.t('record.glossary.theme'),
              title,
              view.themes.map((theme) => ({
                ...theme,
                name: html`<a href="${themePath(page, theme.slug)}">${localizedName(page, theme.name)}</a>`,
                query: `theme=${encodeURIComponent(theme.slug)}`,
              })),
            )
      }
      ${statusKey(page)}`,
  )
}
