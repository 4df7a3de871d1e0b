import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { keptComment } from './parts/kept-comment.ts'
import { ownPath } from './parts/links.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ReviewGoneView {
  readonly changedAt: string
  /** What the author was told; null when it is being written anew. */
  readonly returnComment: string | null
  /** What the reader meant to say. */
  readonly comment: string
}

/** A reviewer acted on an update that another one had returned already: what became of it, and their own words to copy. */
export function reviewGonePage(view: ReviewGoneView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.gone.title')
  return workspaceFrame(
    page,
    title,
    words.t('workspace.check.crumb'),
    html`<div class="narrow">
      <p>${words.t('workspace.gone.text')} ${instantTime(page, view.changedAt)}.</p>
      ${
        view.returnComment === null
          ? ''
          : html`<p><strong>${words.t('workspace.draft.comment')}</strong></p>
              <blockquote class="typed">${view.returnComment}</blockquote>`
      }
      ${view.comment === '' ? '' : keptComment(page, view.comment)}
      <p><a class="button" href="${ownPath(page, '/workspace/review')}">${words.t('workspace.review.title')}</a></p>
    </div>`,
  )
}
