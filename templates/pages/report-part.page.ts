import { html } from 'hono/html'
import type { EditionView, ReportSnapshot } from '../view/edition.ts'
import type { MessageKey } from '../i18n/index.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { editionPicture } from './parts/edition-picture.ts'
import { editionNumbered, editionTitle } from './parts/edition.ts'
import { publicPath } from './parts/links.ts'
import { partsNav } from './parts/parts-nav.ts'
import { reportBlock } from './parts/report-block.ts'
import { chapterTable, reportChapters } from './parts/report-chapters.ts'
import { BLOCKS_A_PAGE, reportFrame, themePartPath, type ReportFrame } from './parts/report-frame.ts'
import { listLength, reportList } from './parts/report-list.ts'
import { LIST_SHOWN, type ReportList } from './parts/report-lists.ts'
import { reportNotices, type ReportNotices } from './parts/report-notices.ts'
import { breadcrumbs } from './parts/section.ts'
import { localizedName, plainText } from './parts/text.ts'

export interface ReportPartView extends ReportNotices {
  readonly edition: EditionView
  readonly snapshot: ReportSnapshot
  readonly of: { readonly list: ReportList } | { readonly theme: string }
  /** From 1. */
  readonly part: number
}

const TITLES: Readonly<Record<ReportList, MessageKey>> = {
  changes: 'editions.changes.title',
  overdue: 'editions.list.overdue',
  stale: 'editions.list.stale',
  awaiting: 'editions.list.awaiting',
  register: 'editions.register.title',
}

/** How many pages a list or a theme of an edition takes; 0 where the edition has no such theme. */
export function reportParts(view: Pick<ReportPartView, 'edition' | 'snapshot' | 'of'>, page: PageContext): number {
  const { of, snapshot } = view
  if ('list' in of) return Math.max(1, Math.ceil(listLength(reportFrame(page, view.edition, snapshot), of.list) / LIST_SHOWN[of.list]))
  return Math.ceil(snapshot.recommendations.filter(({ theme }) => theme.slug === of.theme).length / BLOCKS_A_PAGE)
}

/** One page of a long list of an edition, or of the blocks of one of its themes. */
export function reportPartPage(view: ReportPartView, page: PageContext): Html {
  const { words } = page
  const { edition, snapshot, of, part } = view
  const frame = reportFrame(page, edition, snapshot)
  const name = title(frame, of)
  const parts = reportParts(view, page)
  const nav = partsNav(page, parts, part, (at) =>
    'list' in of ? `${frame.here}/${of.list}?part=${at}` : themePartPath(frame.here, of.theme, at),
  )
  return layout(
    { ...page, recordAt: edition.asOf },
    {
      title: `${name}, ${editionNumbered(page, edition)}`,
      description: `${editionTitle(page, edition)}: ${name}`,
      current: 'reports',
      picture: editionPicture(edition, editionTitle(page, edition)),
    },
    html`${breadcrumbs(
        page,
        [
          { href: publicPath(page, '/reports'), text: words.t('pages.nav.reports') },
          { href: frame.here, text: editionNumbered(page, edition) },
        ],
        name,
      )}
      <div class="lead short">
        <p class="kind">${editionNumbered(page, edition)}&nbsp;· ${editionTitle(page, edition)}</p>
        <h1>${heading(frame, of)}</h1>
        ${reportNotices(frame, view)}
      </div>
      <h2 class="count">${words.t('editions.parts.of', { part, parts })}</h2>
      ${'list' in of ? reportList(frame, of.list, part) : chapter(frame, of.theme, part)} ${nav}`,
  )
}

function chapter(frame: ReportFrame, theme: string, part: number): Html {
  const found = reportChapters(frame).find((candidate) => candidate.theme.slug === theme)
  if (!found) return html``
  const from = (part - 1) * BLOCKS_A_PAGE
  const own = found.recommendations.slice(from, from + BLOCKS_A_PAGE)
  return html`${chapterTable(frame, found.theme, own)}
  ${frame.snapshot.length === 'brief' ? '' : own.map((recommendation) => reportBlock(frame, recommendation))}`
}

function heading(frame: ReportFrame, of: ReportPartView['of']): Html {
  const theme = 'theme' in of ? frame.snapshot.recommendations.find((own) => own.theme.slug === of.theme)?.theme : undefined
  return theme ? localizedName(frame.page, theme.name) : html`${title(frame, of)}`
}

function title({ page, snapshot }: ReportFrame, of: ReportPartView['of']): string {
  if ('list' in of) return page.words.t(TITLES[of.list])
  const theme = snapshot.recommendations.find((recommendation) => recommendation.theme.slug === of.theme)?.theme
  return theme ? plainText(page, theme.name) : of.theme
}
