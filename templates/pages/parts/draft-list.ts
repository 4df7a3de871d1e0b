import { html } from 'hono/html'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import type { Status } from '../../view/scales.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { statusMove } from './status.ts'
import { localized, localizedName } from './text.ts'
import { instantTime } from './time.ts'

/** An update that is not published yet. */
export interface DraftItem {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  /** Current status of the addressee. */
  readonly from: Status
  /** Proposed; null while the draft names none. */
  readonly status: Status | null
  readonly summary: Localized
  readonly author: string
  /** Last saved, submitted or returned. */
  readonly changedAt: string
  /** Why it came back; null otherwise. */
  readonly comment: string | null
}

/** Unpublished updates, each with its way in. */
export function draftList(page: PageContext, drafts: readonly DraftItem[]): Html {
  return html`<ul class="changes">
    ${drafts.map(
      (draft) =>
        html`<li>
          <p class="kind">${instantTime(page, draft.changedAt)}&nbsp;· ${draft.author}</p>
          <h3>
            <a href="${ownPath(page, `/workspace/updates/${encodeURIComponent(draft.id)}`)}"
              >${draft.recommendation.code} ${localizedName(page, draft.recommendation.title)}:
              ${localizedName(page, draft.institution.name)}</a
            >
          </h3>
          ${draft.status === null ? html`<p class="quiet">${page.words.t('workspace.draft.no_status')}</p>` : statusMove(page, draft.from, draft.status)}
          ${page.words.pick(draft.summary) ? html`<p>${localized(page, draft.summary)}</p>` : ''}
          ${draft.comment === null ? '' : html`<p class="fate"><strong>${page.words.t('workspace.draft.comment')}</strong> ${draft.comment}</p>`}
        </li>`,
    )}
  </ul>`
}
