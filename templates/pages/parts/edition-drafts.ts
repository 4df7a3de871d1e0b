import { html } from 'hono/html'
import type { EditionRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { editionTitle } from './edition.ts'
import { ownPath } from './links.ts'
import { instantTime } from './time.ts'

/** An edition that waits, or waited, for an editor. */
export interface EditionDraftView {
  /** What it will be called; it has no number yet. */
  readonly edition: EditionRef
  /** Slug of the schedule and name of the period: its address in the workspace. */
  readonly schedule: string
  readonly period: string
  readonly asOf: string
  readonly languages: readonly string[]
  readonly heldAt: string
  /** When it goes out as it is. */
  readonly releaseAt: string
  /** Public name of who approved it. */
  readonly approvedBy: string | null
  /** Its deadline has passed. */
  readonly released: boolean
  /** Slug of the edition once it is issued. */
  readonly issued: string | null
}

export function editionDraftPath(page: PageContext, draft: Pick<EditionDraftView, 'schedule' | 'period'>): string {
  return ownPath(page, `/workspace/editions/${encodeURIComponent(draft.schedule)}/${encodeURIComponent(draft.period)}`)
}

/** Editions that wait for an editor, each with its deadline and the way to it. */
export function editionDrafts(page: PageContext, drafts: readonly EditionDraftView[]): Html {
  return html`<ul class="changes">
    ${drafts.map(
      (draft) =>
        html`<li>
          <p class="kind">${page.words.t('editions.draft.until')} ${instantTime(page, draft.releaseAt)}</p>
          <h3><a href="${editionDraftPath(page, draft)}">${editionTitle(page, draft.edition)}</a></h3>
        </li>`,
    )}
  </ul>`
}
