import { html } from 'hono/html'
import type { EditionView } from '../view/edition.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { editionDownloads, editionTitle } from './parts/edition.ts'
import { reportPath } from './parts/links.ts'
import { followSection } from './parts/section.ts'
import { dayTime, instantTime } from './parts/time.ts'

export interface ReportListView {
  /** Newest first. */
  readonly editions: readonly EditionView[]
}

/** The archive of numbered reports. */
export function reportListPage(view: ReportListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.reports.title')
  return layout(
    page,
    { title, description: words.t('pages.reports.lead'), current: 'reports' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.reports.lead')}</p>
      </div>
      <div class="narrow">
        ${
          view.editions.length === 0
            ? html`<p class="empty">${words.t('pages.reports.empty')}</p>`
            : html`<ol class="rows">
                ${view.editions.map(
                  (edition) =>
                    html`<li>
                      <p class="kind">
                        ${words.t('pages.edition.number', { n: edition.number })}&nbsp;· ${words.t('pages.edition.issued')}
                        ${dayTime(page, edition.issuedAt)}
                      </p>
                      <h2><a href="${reportPath(page, edition.slug)}">${editionTitle(page, edition)}</a></h2>
                      <p class="quiet">
                        ${words.t('pages.edition.as_of')} ${instantTime(page, edition.asOf)} (${words.t('pages.standing.zone')})
                      </p>
                      ${editionDownloads(page, edition)}
                    </li>`,
                )}
              </ol>`
        }
        ${followSection(page)}
      </div>`,
  )
}
