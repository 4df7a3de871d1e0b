import { html } from 'hono/html'
import type { EditionView, ReportSnapshot } from '../view/edition.ts'
import { reportData } from '../open-data/report-data.ts'
import { finding as printedFinding, precedesRecord } from '../reports/normalise/finding.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { editionPicture } from './parts/edition-picture.ts'
import { editionDownloads, editionNumbered, editionTitle } from './parts/edition.ts'
import { finding } from './parts/finding.ts'
import { ownPath, publicPath } from './parts/links.ts'
import { compareForm, reportContents, type ContentsEntry } from './parts/report-aside.ts'
import { reportChapter, reportChapters } from './parts/report-chapters.ts'
import { reportInstitutions, reportThemes, reportTrend } from './parts/report-charts.ts'
import { reportCorrections } from './parts/report-corrections.ts'
import { reportFacts } from './parts/report-facts.ts'
import { reportFigures } from './parts/report-figures.ts'
import { reportFiles } from './parts/report-files.ts'
import { reportFrame, type ReportFrame } from './parts/report-frame.ts'
import { institutionIndex } from './parts/report-institutions.ts'
import { LIST_SHOWN, type ReportList } from './parts/report-lists.ts'
import { listLength, reportList } from './parts/report-list.ts'
import { reportNotices, type ReportNotices } from './parts/report-notices.ts'
import { reportMethod, reportVerify } from './parts/report-verify.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'

export interface ReportView extends ReportNotices {
  readonly edition: EditionView
  /** As the edition froze it, but without texts that were redacted since. */
  readonly snapshot: ReportSnapshot
  /** All other editions, newest first. */
  readonly others: readonly EditionView[]
}

/** One edition online: the same figures and parts as its PDF, from the same snapshot. */
export function reportPage(view: ReportView, page: PageContext): Html {
  const { words } = page
  const { edition, snapshot } = view
  const frame = reportFrame(page, edition, snapshot)
  const title = editionTitle(page, edition)
  const found = foundIn(frame)
  const chapters = reportChapters(frame)
  const parts: readonly Part[] = [
    ['facts', words.t('pages.report.facts'), reportFacts(frame)],
    ['figures', words.t('editions.figures.title'), html`${reportFigures(frame)} ${compareForm(frame, view.others)}`],
    ['changes', words.t('editions.changes.title'), list(frame, 'changes')],
  ]
  const status: readonly Part[] = [
    ['by-theme', words.t('editions.themes.title'), reportThemes(frame)],
    ['by-institution', words.t('editions.institutions.title'), reportInstitutions(frame)],
    ['trend', words.t('editions.trend.title'), reportTrend(frame)],
  ]
  const lists: readonly Part[] = [
    ['list-overdue', words.t('editions.list.overdue'), list(frame, 'overdue')],
    ['list-stale', words.t('editions.list.stale'), list(frame, 'stale')],
    ['list-awaiting', words.t('editions.list.awaiting'), list(frame, 'awaiting')],
  ]
  const register: Part = ['register', words.t('editions.register.title'), list(frame, 'register')]
  const back: readonly Part[] = [
    ['corrections', words.t('editions.corrections.title'), reportCorrections(frame)],
    ['method', words.t('report.method'), reportMethod(frame)],
    ['index', words.t('editions.index.title'), institutionIndex(frame)],
    ['verify', words.t('report.verify'), reportVerify(frame)],
    ['files', words.t('pages.report.files'), reportFiles(frame)],
  ]
  const entry = ([place, name]: Part): ContentsEntry => ({ place, title: name })
  const contents = [
    ...[...parts, ...status, ...lists, register].map(entry),
    ...chapters.map(({ theme, recommendations }) => ({
      place: `theme-${theme.slug}`,
      title: localizedName(page, theme.name),
      under: frame.paged
        ? []
        : recommendations.map(({ code, title: name }) => ({ href: frame.block(code), title: html`${code} ${localizedName(page, name)}` })),
    })),
    ...back.map(entry),
  ]
  return layout(
    { ...page, recordAt: edition.asOf },
    {
      title: `${editionNumbered(page, edition)}, ${title}`,
      description: found,
      current: 'reports',
      picture: editionPicture(edition, found),
      structured: reportData(edition, title, page),
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/reports'), text: words.t('pages.nav.reports') }], editionNumbered(page, edition))}
      <div class="lead">
        <p class="kind">
          ${editionNumbered(page, edition)}${edition.late ? html`&nbsp;· ${words.t('pages.edition.late')}` : ''}${
            edition.supersededBy === null ? '' : html`&nbsp;· ${words.t('editions.superseded.label')}`
          }
        </p>
        <h1>${title}</h1>
        <p>${found}</p>
        ${followLine(page)} ${editionDownloads(page, edition)} ${reportNotices(frame, view)} ${supersedeLink(page, edition)}
      </div>
      <div class="cols aside-first">
        <div>${reportContents(frame, contents)}</div>
        <div>
          ${shown(parts)}
          <div id="themes">${shown(status)}</div>
          <div id="lists">${shown(lists)}</div>
          ${shown([register])}
          <div id="recommendations">${chapters.map((chapter) => reportChapter(frame, chapter))}</div>
          ${shown(back)}
        </div>
      </div>`,
  )
}

/** Where an administrator issues another edition in its place. */
function supersedeLink(page: PageContext, edition: EditionView): Html {
  if (page.account?.role !== 'administrator' || edition.supersededBy !== null) return html``
  const path = ownPath(page, `/workspace/editions/${encodeURIComponent(edition.slug)}/supersede`)
  return html`<p><a href="${path}">${page.words.t('editions.supersede.title')}</a></p>`
}

/** The edition in one sentence; of one that is narrowed, or of a time before the record, as its PDF says it. */
function foundIn({ page, snapshot }: ReportFrame): string {
  const narrowed = (snapshot.scope?.query ?? '') !== ''
  return narrowed || precedesRecord(snapshot) ? printedFinding(snapshot, page.words) : `${finding(page, snapshot.figures)}.`
}

/** Place, title and content. */
type Part = readonly [string, string, Html]

function shown(parts: readonly Part[]): Html {
  return html`${parts.map(([place, name, content]) => section(place, name, content))}`
}

/** A list's first entries and the way to the rest. */
function list(frame: ReportFrame, name: ReportList): Html {
  const { page, here } = frame
  const n = listLength(frame, name)
  if (n <= LIST_SHOWN[name]) return reportList(frame, name, 1)
  return html`${reportList(frame, name, 1)}
    <p><a href="${here}/${name}?part=2">${page.words.t('editions.list.more', { shown: LIST_SHOWN[name], n })}</a></p>`
}
