import { logLink } from './parts/log-link.ts'
import { html } from 'hono/html'
import type { ChangeView } from '../view/change.ts'
import type { EditionView } from '../view/edition.ts'
import type { KeyFigures } from '../view/figures.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { changeEntry } from './parts/change.ts'
import { editionDownloads, editionPeriod, editionTitle } from './parts/edition.ts'
import { kilobytes } from './parts/evidence.ts'
import { finding } from './parts/finding.ts'
import { publicPath, reportPath } from './parts/links.ts'
import { breadcrumbs, followSection, section } from './parts/section.ts'
import { statusBars } from './parts/status-bars.ts'
import { languageName, localizedName } from './parts/text.ts'
import { dateTime, instantTime } from './parts/time.ts'

export interface ReportView {
  readonly edition: EditionView
  /** As the edition froze them. */
  readonly figures: KeyFigures
  /** Public acts of the period, newest first. */
  readonly changes: readonly ChangeView[]
  /** How often texts were redacted that the record held at the time of this edition, and the latest edition issued after all that. */
  readonly redacted: { readonly times: number; readonly newer: EditionView | null }
}

/** One edition: what it found, its files with their digests, and what changed in its period. */
export function reportPage(view: ReportView, page: PageContext): Html {
  const { words } = page
  const { edition } = view
  const title = editionTitle(page, edition)
  const found = finding(page, view.figures)
  const byTheme = words.t('pages.dashboard.by_theme')
  return layout(
    { ...page, recordAt: edition.asOf },
    { title, description: found, current: 'reports' },
    html`${breadcrumbs(
        page,
        [{ href: publicPath(page, '/reports'), text: words.t('pages.nav.reports') }],
        words.t('pages.edition.number', { n: edition.number }),
      )}
      <div class="lead">
        <p class="kind">
          ${words.t('pages.edition.number', { n: edition.number })}${edition.late ? html`&nbsp;· ${words.t('pages.edition.late')}` : ''}
        </p>
        <h1>${title}</h1>
        <p>${found}.</p>
        ${editionDownloads(page, edition)} ${redactedSince(page, view)}
      </div>
      <div class="cols">
        <div>
          ${section(
            'by-theme',
            byTheme,
            statusBars(
              page,
              byTheme,
              view.figures.byTheme.map(({ theme, counts }) => ({ label: localizedName(page, theme.name), counts })),
            ),
          )}
          ${section(
            'changed',
            words.t('pages.report.changed'),
            view.changes.length === 0
              ? html`<p>${words.t(edition.kind === 'baseline' ? 'pages.report.changed_baseline' : 'pages.report.changed_none')}</p>`
              : html`<ol class="changes">
                  ${view.changes.map((change) => changeEntry(page, change, 'full'))}
                </ol>`,
          )}
        </div>
        <div>
          ${section('facts', words.t('pages.report.facts'), facts(page, edition))}
          ${section('files', words.t('pages.report.files'), files(page, edition))} ${followSection(page)}
        </div>
      </div>`,
  )
}

function redactedSince(page: PageContext, { redacted }: ReportView): Html {
  const { words } = page
  if (redacted.times === 0) return html``
  return html`<div class="notice">
    <p>${words.t('pages.report.redacted', { n: redacted.times })} ${words.t('pages.report.redacted_files')}</p>
    <p>
      ${
        redacted.newer === null
          ? words.t('pages.report.newer_none')
          : html`${words.t('pages.report.newer')}
              <a href="${reportPath(page, redacted.newer.slug)}">${editionTitle(page, redacted.newer)}</a>.`
      }
      <a href="${publicPath(page, '/corrections?kind=text_redacted')}">${words.t('pages.report.redacted_see')}</a>
    </p>
  </div>`
}

function facts(page: PageContext, edition: EditionView): Html {
  const { words } = page
  const period = editionPeriod(page, edition)
  return html`<dl class="pairs">
    ${
      period !== null && edition.periodStart !== null && edition.periodEnd !== null
        ? html`<dt>${words.t('pages.report.period')}</dt>
            <dd>${period} (${dateTime(page, edition.periodStart)} – ${dateTime(page, edition.periodEnd)})</dd>`
        : ''
    }
    <dt>${words.t('pages.report.as_of')}</dt>
    <dd>${instantTime(page, edition.asOf)} (${words.t('pages.standing.zone')})</dd>
    <dt>${words.t('pages.report.issued')}</dt>
    <dd>${instantTime(page, edition.issuedAt)}${edition.late ? html`. ${words.t('pages.report.late')}` : ''}</dd>
    <dt>${words.t('pages.report.log')}</dt>
    <dd>${logLink(page, edition.seq)}</dd>
  </dl>`
}

function files(page: PageContext, edition: EditionView): Html {
  const { words } = page
  const slug = encodeURIComponent(edition.slug)
  return html`<p class="quiet">${words.t('pages.report.files_note')}</p>
    <ul class="files">
      ${edition.files.map(
        (file) =>
          html`<li>
            <a href="/reports/${slug}.${file.language}.pdf" hreflang="${file.language}" type="application/pdf"
              >PDF, ${languageName(page, file.language)}</a
            >
            <span class="quiet">${words.t('pages.edition.size', { pages: file.pages, kb: kilobytes(file.bytes) })}</span>
            <code class="digest">${file.sha256}</code>
          </li>`,
      )}
      <li>
        <a href="/reports/${slug}.json" type="application/json">${words.t('pages.report.snapshot')}</a>
        <span class="quiet">${words.t('pages.bytes', { kb: kilobytes(edition.snapshotBytes) })}</span>
        <code class="digest">${edition.snapshotSha256}</code>
      </li>
    </ul>`
}
