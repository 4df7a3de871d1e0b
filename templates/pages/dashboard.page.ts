import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { ChangeView } from '../view/change.ts'
import type { EditionView } from '../view/edition.ts'
import type { KeyFigures } from '../view/figures.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { addresseeTable } from './parts/addressee.ts'
import { changeEntry } from './parts/change.ts'
import { editionDownloads, editionTitle } from './parts/edition.ts'
import { finding } from './parts/finding.ts'
import { keyFigures } from './parts/key-figures.ts'
import { publicPath, reportPath, themePath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { statusBars } from './parts/status-bars.ts'
import { statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'

export interface DashboardView {
  readonly figures: KeyFigures
  /** Overdue and soon due, the most pressing first; a handful. */
  readonly due: readonly AddresseeView[]
  readonly latestEdition: EditionView | null
  /** Newest first; a handful. */
  readonly changes: readonly ChangeView[]
}

/** The front page: the finding as headline, then the figures it is composed of. */
export function dashboardPage(view: DashboardView, page: PageContext): Html {
  const { words } = page
  const lead = words.t('pages.dashboard.lead')
  return layout(
    page,
    {
      title: words.t('pages.site.name'),
      description: lead,
      current: 'home',
      picture: {
        path: `/previews/record.png?v=${view.figures.byStatus.map(({ count }) => count).join('.')}`,
        alternative: words.t('reach.preview.alternative'),
      },
    },
    html`<div class="lead">
        <h1>${finding(page, view.figures)}</h1>
        <p>${lead}</p>
        ${followLine(page)}
      </div>
      <div class="cols">
        <div>
          ${byTheme(page, view.figures)} ${section('figures', words.t('pages.figures.title'), keyFigures(page, view.figures))}
          ${due(page, view.due)} ${byCountry(page, view.figures)}
        </div>
        <div>${edition(page, view.latestEdition)} ${changes(page, view.changes)}</div>
      </div>`,
  )
}

function byTheme(page: PageContext, figures: KeyFigures): Html {
  const title = page.words.t('pages.dashboard.by_theme')
  const rows = figures.byTheme.map(({ theme, counts }) => ({
    label: html`<a href="${themePath(page, theme.slug)}">${localizedName(page, theme.name)}</a>`,
    counts,
  }))
  return section(
    'by-theme',
    title,
    html`<p class="quiet">${page.words.t('pages.dashboard.by_theme_note')}</p>
      ${statusBars(page, title, rows)} ${statusKey(page)}`,
    { href: publicPath(page, '/recommendations'), text: page.words.t('pages.dashboard.all_recommendations') },
  )
}

function byCountry(page: PageContext, figures: KeyFigures): Html {
  const title = page.words.t('pages.dashboard.by_country')
  const rows = figures.byCountry
    .filter(({ counts }) => counts.some(({ count }) => count > 0))
    .map(({ country, counts }) => ({
      label: html`<a href="${publicPath(page, `/recommendations?country=${country}`)}">${page.words.t(`terms.country.${country}`)}</a>`,
      counts,
    }))
  return rows.length === 0 ? html`` : section('by-country', title, statusBars(page, title, rows))
}

function due(page: PageContext, addressees: readonly AddresseeView[]): Html {
  const { words } = page
  return section(
    'due',
    words.t('pages.dashboard.due'),
    addressees.length === 0
      ? html`<p>${words.t('pages.dashboard.due_none')}</p>`
      : addresseeTable(page, addressees, 'both', words.t('pages.dashboard.due_caption')),
    { href: publicPath(page, '/recommendations?overdue=1'), text: words.t('pages.dashboard.all_overdue') },
  )
}

function edition(page: PageContext, latest: EditionView | null): Html {
  const { words } = page
  const all = { href: publicPath(page, '/reports'), text: words.t('pages.dashboard.all_reports') }
  if (!latest) return section('edition', words.t('pages.dashboard.latest'), html`<p>${words.t('pages.reports.empty')}</p>`, all)
  return section(
    'edition',
    words.t('pages.dashboard.latest'),
    html`<div class="edition">
      <p class="cover" aria-hidden="true">
        ${words.t('pages.site.name')}<span>${words.t('pages.edition.number', { n: latest.number })}</span>
      </p>
      <div>
        <h3><a href="${reportPath(page, latest.slug)}">${editionTitle(page, latest)}</a></h3>
        <p class="quiet">
          ${words.t('pages.edition.number', { n: latest.number })}&nbsp;· ${words.t('pages.edition.issued')}
          ${dayTime(page, latest.issuedAt)}&nbsp;· ${words.t('pages.edition.accessible')}
        </p>
        ${editionDownloads(page, latest)}
      </div>
    </div>`,
    all,
  )
}

function changes(page: PageContext, list: readonly ChangeView[]): Html {
  const { words } = page
  return section(
    'changes',
    words.t('pages.dashboard.changes'),
    list.length === 0
      ? html`<p>${words.t('pages.changes.empty')}</p>`
      : html`<ol class="changes">
          ${list.map((change) => changeEntry(page, change, 'brief'))}
        </ol>`,
    { href: publicPath(page, '/changes'), text: words.t('pages.dashboard.all_changes') },
  )
}
