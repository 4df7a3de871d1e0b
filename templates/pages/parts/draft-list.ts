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
  /** Shared by updates that one act wrote for several addressees; null for one of its own. */
  readonly batch: string | null
  /** Last saved, submitted or returned. */
  readonly changedAt: string
  /** Why it came back; null otherwise. */
  readonly comment: string | null
}

/** Unpublished updates, each with its way in; those that were written together stand together. */
export function draftList(page: PageContext, drafts: readonly DraftItem[]): Html {
  return html`<ul class="changes">
    ${together(drafts).map((group) => {
      const [first] = group
      if (!first) return ''
      return html`<li>${group.length === 1 ? one(page, first) : several(page, first, group)}</li>`
    })}
  </ul>`
}

function one(page: PageContext, draft: DraftItem): Html {
  return html`<p class="kind">${instantTime(page, draft.changedAt)}&nbsp;· ${draft.author}</p>
    <h3>
      <a href="${ownPath(page, `/workspace/updates/${encodeURIComponent(draft.id)}`)}">${subject(page, draft)}</a>
    </h3>
    ${draft.status === null ? html`<p class="quiet">${page.words.t('workspace.draft.no_status')}</p>` : statusMove(page, draft.from, draft.status)}
    ${page.words.pick(draft.summary) ? html`<p>${localized(page, draft.summary)}</p>` : ''}
    ${draft.comment === null ? '' : html`<p class="fate"><strong>${page.words.t('workspace.draft.comment')}</strong> <span class="typed">${draft.comment}</span></p>`}`
}

function several(page: PageContext, first: DraftItem, group: readonly DraftItem[]): Html {
  const { words } = page
  return html`<p class="kind">${instantTime(page, first.changedAt)}&nbsp;· ${first.author}</p>
    <h3>
      <a href="${ownPath(page, `/workspace/updates/several/${encodeURIComponent(first.batch ?? '')}`)}"
        >${words.t('workspace.several.group', { n: group.length })}</a
      >
    </h3>
    ${words.pick(first.summary) ? html`<p>${localized(page, first.summary)}</p>` : ''}
    <ul class="plain-list">
      ${group.map(
        (draft) =>
          html`<li>
            <a href="${ownPath(page, `/workspace/updates/${encodeURIComponent(draft.id)}`)}">${subject(page, draft)}</a>
            ${draft.status === null ? '' : statusMove(page, draft.from, draft.status)}
            ${draft.comment === null ? '' : html`<p class="fate"><strong>${words.t('workspace.draft.comment')}</strong> <span class="typed">${draft.comment}</span></p>`}
          </li>`,
      )}
    </ul>`
}

function subject(page: PageContext, draft: DraftItem): Html {
  return html`${draft.recommendation.code} ${localizedName(page, draft.recommendation.title)}:
  ${localizedName(page, draft.institution.name)}`
}

/** In the order of the first of each group. */
function together(drafts: readonly DraftItem[]): readonly (readonly DraftItem[])[] {
  const groups = new Map<string, DraftItem[]>()
  for (const draft of drafts) {
    const key = draft.batch ?? draft.id
    groups.set(key, [...(groups.get(key) ?? []), draft])
  }
  return [...groups.values()]
}
