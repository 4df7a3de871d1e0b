import { html } from 'hono/html'
import type { EventKind } from '../../view/scales.ts'
import type { Html } from '../page-context.ts'
import { editionNumbered } from './edition.ts'
import { ownPath } from './links.ts'
import type { ReportFrame } from './report-frame.ts'
import { localized } from './text.ts'

const CORRECTIONS: readonly EventKind[] = ['update_corrected', 'update_withdrawn', 'recommendation_withdrawn', 'text_redacted']

/** What was corrected, withdrawn or redacted since the edition before, and the mistake that this edition mends. */
export function reportCorrections(frame: ReportFrame): Html {
  const { page, snapshot } = frame
  const { words } = page
  const { supersedes } = snapshot
  const corrections = snapshot.changes.filter(({ kind }) => CORRECTIONS.includes(kind))
  return html`${
    supersedes === undefined
      ? ''
      : html`<div class="notice">
          <p>
            <strong>${words.t('editions.supersedes.title')}</strong>
            <a href="${ownPath(page, `/reports/${encodeURIComponent(supersedes.slug)}`)}"
              >${editionNumbered(page, { ...frame.edition, ...supersedes })}</a
            >
          </p>
          <p>${localized(page, supersedes.note)}</p>
        </div>`
  }
  ${
    corrections.length === 0
      ? html`<p>${words.t('editions.corrections.none')}</p>`
      : html`<ul class="plain-list">
          ${corrections.map(
            (change) =>
              html`<li>
                <a href="${frame.here}#change-${change.seq}">${words.t(`terms.event.${change.kind}`)}</a>
                ${change.recommendation ? html`<a href="${frame.block(change.recommendation.code)}">${change.recommendation.code}</a>` : ''}
              </li>`,
          )}
        </ul>`
  }`
}
