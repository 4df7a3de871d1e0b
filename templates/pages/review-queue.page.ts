import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { draftList, type DraftItem } from './parts/draft-list.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ReviewQueueView {
  /** Submitted, the longest waiting first. */
  readonly waiting: readonly DraftItem[]
}

/** What waits for a second person. */
export function reviewQueuePage(view: ReviewQueueView, page: PageContext): Html {
  const title = page.words.t('workspace.review.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
      <p>${page.words.t('workspace.review.lead')}</p>
      <h2 class="unseen">${page.words.t('workspace.desk.submitted')}</h2>
      ${view.waiting.length === 0 ? html`<p class="empty">${page.words.t('workspace.review.empty')}</p>` : draftList(page, view.waiting)}
    </div>`,
  )
}
