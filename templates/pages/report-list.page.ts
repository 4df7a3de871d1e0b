import { html } from 'hono/html'
import { scopeWords } from '../reports/normalise/scope-words.ts'
import type { EditionView, ReportScope } from '../view/edition.ts'
import type { NextEdition } from '../view/schedule.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { dotted } from './parts/dotted.ts'
import { editionDownloads, editionNumbered, editionTitle } from './parts/edition.ts'
import { reportPath } from './parts/links.ts'
import { nextEditionsSection } from './parts/next-editions.ts'
import { dayTime, instantTime } from './parts/time.ts'
import { turnPages } from './parts/turn-pages.ts'

export interface ReportListView {
  /** A page of them, newest first. */
  readonly editions: readonly (EditionView & { readonly scope: ReportScope })[]
  readonly first: boolean
  /** Slug that the next page comes after; null on the last. */
  readonly next: string | null
  /** The next edition of each schedule; absent for a reader who looks back. */
  readonly coming?: readonly NextEdition[]
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
        ${followLine(page)}
      </div>
      <div class="narrow">
        ${
          view.editions.length === 0
            ? html`<p class="empty">${words.t('pages.reports.empty')}</p>`
            : html`<ol class="rows">
                ${view.editions.map((edition) => entry(page, edition))}
              </ol>`
        }
        ${turnPages(page, { path: '/reports', query: {}, first: view.first, next: view.next })}
        ${view.coming === undefined ? '' : nextEditionsSection(page, view.coming)}
      </div>`,
  )
}

function entry(page: PageContext, edition: ReportListView['editions'][number]): Html {
  const { words } = page
  const { supersededBy, supersedes, scope } = edition
  return html`<li>
    <p class="kind">
      ${dotted([
        editionNumbered(page, edition),
        html`${words.t('pages.edition.issued')} ${dayTime(page, edition.issuedAt)}`,
        edition.late ? words.t('pages.edition.late') : '',
      ])}
    </p>
    <h2><a href="${reportPath(page, edition.slug)}">${editionTitle(page, edition)}</a></h2>
    ${
      supersededBy === null
        ? ''
        : html`<p class="fate">
            <strong>${words.t('editions.archive.superseded')}</strong>
            <a href="${reportPath(page, supersededBy.slug)}">${editionNumbered(page, supersededBy)}</a>
          </p>`
    }
    ${
      supersedes === null
        ? ''
        : html`<p class="quiet">
            ${words.t('editions.archive.supersedes')}
            <a href="${reportPath(page, supersedes.slug)}">${editionNumbered(page, supersedes)}</a>
          </p>`
    }
    <p class="quiet">${words.t('pages.edition.as_of')} ${instantTime(page, edition.asOf)} (${words.t('pages.standing.zone')})</p>
    ${scope.filters.length === 0 ? '' : html`<p class="quiet">${words.t('editions.fact.scope')}: ${scopeWords({ scope }, words)}</p>`}
    ${editionDownloads(page, edition)}
  </li>`
}
