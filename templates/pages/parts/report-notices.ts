import { html } from 'hono/html'
import type { EditionView } from '../../view/edition.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { editionNumbered, editionTitle } from './edition.ts'
import { ownPath } from './links.ts'
import type { ReportFrame } from './report-frame.ts'
import { localized } from './text.ts'

export interface ReportNotices {
  /** What was wrong with this edition, as the one that replaced it says. */
  readonly replacedBecause: Localized | null
  /** How often texts were redacted that the record held at the time of this edition, and the latest edition issued after all that. */
  readonly redacted: { readonly times: number; readonly newer: EditionView | null }
}

/** What a reader must know before the figures: that this edition was replaced, that it replaces one, or that texts are gone. */
export function reportNotices(frame: ReportFrame, notices: ReportNotices): Html {
  return html`${replaced(frame, notices)} ${replaces(frame)} ${redacted(frame.page, notices.redacted)}`
}

function replaced({ page, edition }: ReportFrame, { replacedBecause }: ReportNotices): Html {
  const { words } = page
  const by = edition.supersededBy
  if (by === null) return html``
  return html`<div class="notice">
    <p>
      <strong>${words.t('editions.superseded.title')}</strong>
      <a href="${ownPath(page, `/reports/${encodeURIComponent(by.slug)}`)}">${editionNumbered(page, by)}, ${editionTitle(page, by)}</a>
    </p>
    ${replacedBecause === null ? '' : html`<p>${localized(page, replacedBecause)}</p>`}
    <p>${words.t('editions.superseded.kept')}</p>
  </div>`
}

function replaces({ page, edition, snapshot }: ReportFrame): Html {
  const { words } = page
  const { supersedes } = snapshot
  if (supersedes === undefined) return html``
  return html`<div class="notice">
    <p>
      <strong>${words.t('editions.supersedes.title')}</strong>
      <a href="${ownPath(page, `/reports/${encodeURIComponent(supersedes.slug)}`)}"
        >${editionNumbered(page, { ...edition, ...supersedes })}</a
      >
    </p>
    <p>${localized(page, supersedes.note)}</p>
  </div>`
}

function redacted(page: PageContext, { times, newer }: ReportNotices['redacted']): Html {
  const { words } = page
  if (times === 0) return html``
  return html`<div class="notice">
    <p>${words.t('pages.report.redacted', { n: times })} ${words.t('pages.report.redacted_files')}</p>
    <p>
      ${
        newer === null
          ? words.t('pages.report.newer_none')
          : html`${words.t('pages.report.newer')}
              <a href="${ownPath(page, `/reports/${encodeURIComponent(newer.slug)}`)}">${editionTitle(page, newer)}</a>.`
      }
      <a href="${ownPath(page, '/corrections?kind=text_redacted')}">${words.t('pages.report.redacted_see')}</a>
    </p>
  </div>`
}
