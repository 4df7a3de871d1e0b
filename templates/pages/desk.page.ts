import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { Html, PageContext } from './layout.ts'
import { addresseeTable } from './parts/addressee.ts'
import { draftList, type DraftItem } from './parts/draft-list.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export type { DraftItem } from './parts/draft-list.ts'

export interface DeskView {
  readonly drafts: readonly DraftItem[]
  readonly returned: readonly DraftItem[]
  readonly submitted: readonly DraftItem[]
  /** Overdue or not reviewed recently, the most pressing first. */
  readonly due: readonly AddresseeView[]
  /** Updates that wait for review; shown to those who can review. */
  readonly waiting: number
}

/** Where someone's own work lies, and what waits for them. */
export function deskPage(view: DeskView, page: PageContext): Html {
  const { words } = page
  return workspaceFrame(
    page,
    words.t('workspace.desk.title', { name: page.account?.name ?? '' }),
    null,
    html`<ul class="actions desk">
        <li><a class="button" href="${ownPath(page, '/workspace/updates/new')}">${words.t('workspace.desk.new')}</a></li>
        ${
          page.account?.canReview
            ? html`<li>
                <a class="button plain" href="${ownPath(page, '/workspace/review')}"
                  >${words.t('workspace.desk.review', { n: view.waiting })}</a
                >
              </li>`
            : ''
        }
        ${
          page.account?.role === 'administrator'
            ? html`<li><a class="button plain" href="${ownPath(page, '/workspace/people')}">${words.t('workspace.people.title')}</a></li>`
            : ''
        }
        <li>
          <form method="post" action="${ownPath(page, '/sign-out')}">
            <button type="submit" class="plain">${words.t('workspace.sign_out')}</button>
          </form>
        </li>
      </ul>
      ${view.returned.length === 0 ? '' : section('returned', words.t('workspace.desk.returned'), draftList(page, view.returned))}
      ${section(
        'drafts',
        words.t('workspace.desk.drafts'),
        view.drafts.length === 0 ? html`<p>${words.t('workspace.desk.drafts_none')}</p>` : draftList(page, view.drafts),
      )}
      ${view.submitted.length === 0 ? '' : section('submitted', words.t('workspace.desk.submitted'), draftList(page, view.submitted))}
      ${section(
        'due',
        words.t('workspace.desk.due'),
        view.due.length === 0
          ? html`<p>${words.t('workspace.desk.due_none')}</p>`
          : addresseeTable(page, view.due, 'both', words.t('workspace.desk.due_caption')),
      )}`,
  )
}
