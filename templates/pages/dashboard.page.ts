import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { ChangeView } from '../view/change.ts'
import type { EditionView } from '../view/edition.ts'
import type { KeyFigures } from '../view/figures.ts'
import type { Movement } from '../view/movement.ts'
import type { Status } from '../view/scales.ts'
import { siteData } from '../open-data/site-data.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { addresseeTable } from './parts/addressee.ts'
import { changeEntry } from './parts/change.ts'
import { definitions } from './parts/definition.ts'
import { editionDownloads, editionNumbered, editionTitle } from './parts/edition.ts'
import { finding } from './parts/finding.ts'
import { keyFigures } from './parts/key-figures.ts'
import { publicPath, reportPath, themePath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { statusBars } from './parts/status-bars.ts'
import { statusCounts } from './parts/status-counts.ts'
import { statusKey } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'

export interface DashboardView {
  readonly figures: KeyFigures
  /** Of the last days; null while the record is younger. */
  readonly movement: Movement | null
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
      structured: siteData(page),
    },
    html`<div class="lead front">
        <h1>${finding(page, view.figures)}</h1>
        <p>${lead}</p>
        ${followLine(page)}
      </div>
      ${section('figures', words.t('pages.figures.title'), keyFigures(page, view.figures))}
      <div class="cols apart">
        <div>${standing(page, view)} ${byTheme(page, view.figures)} ${byCountry(page, view.figures)} ${due(page, view.due)}</div>
        <div>${edition(page, view.latestEdition)} ${changes(page, view.changes)}</div>
      </div>`,
  )
}

function standing(page: PageContext, { figures, movement }: DashboardView): Html {
  const compare = movement === null ? null : comparePath(page, movement)
  return section(
    'standing',
    page.words.t('record.counts.title'),
    html`${statusCounts(page, figures, movement, compare)}
    ${definitions(page, ['addressee', 'status', 'overdue', 'stale', 'awaiting_reply'])} ${statusKey(page)}`,
    compare === null ? null : { href: compare, text: page.words.t('record.counts.compare') },
  )
}

function comparePath({ words }: PageContext, { from, to }: Movement): string {
  return `/${words.language}/compare?${new URLSearchParams({ from, to }).toString()}`
}

function byTheme(page: PageContext, figures: KeyFigures): Html {
  const title = page.words.t('pages.dashboard.by_theme')
  const rows = figures.byTheme.map(({ theme, counts }) => ({
    label: html`<a href="${themePath(page, theme.slug)}">${localizedName(page, theme.name)}</a>`,
    counts,
    listHref: (status: Status | null) => listOf(page, { theme: theme.slug }, status),
  }))
  return section(
    'by-theme',
    title,
    html`<p class="quiet">${page.words.t('pages.dashboard.by_theme_note')}</p>
      ${statusBars(page, title, rows)}`,
    { href: publicPath(page, '/recommendations'), text: page.words.t('pages.dashboard.all_recommendations') },
  )
}

function byCountry(page: PageContext, figures: KeyFigures): Html {
  const title = page.words.t('pages.dashboard.by_country')
  const rows = figures.byCountry
    .filter(({ counts }) => counts.some(({ count }) => count > 0))
    .map(({ country, counts }) => ({
      label: html`<a href="${listOf(page, { country }, null)}">${page.words.t(`terms.country.${country}`)}</a>`,
      counts,
      listHref: (status: Status | null) => listOf(page, { country }, status),
    }))
  return rows.length === 0 ? html`` : section('by-country', title, statusBars(page, title, rows, 'above'))
}

function listOf(page: PageContext, filter: Readonly<Record<string, string>>, status: Status | null): string {
  return publicPath(page, `/recommendations?${new URLSearchParams({ ...filter, ...(status === null ? {} : { status }) }).toString()}`)
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
      <p class="cover" aria-hidden="true">${words.t('pages.site.name')}<span>${editionNumbered(page, latest)}</span></p>
      <div>
        <h3><a href="${reportPath(page, latest.slug)}">${editionTitle(page, latest)}</a></h3>
        <p class="quiet">
          ${editionNumbered(page, latest)}&nbsp;· ${words.t('pages.edition.issued')} ${dayTime(page, latest.issuedAt)}&nbsp;·
          ${words.t('pages.edition.accessible')}
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
