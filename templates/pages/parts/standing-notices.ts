import { html } from 'hono/html'
import type { UpdateView } from '../../view/update.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath, recommendationPath } from './links.ts'
import { statusMove } from './status.ts'
import { localized } from './text.ts'
import { dateTime, instantTime } from './time.ts'

/** Where an addressee stands while somebody writes or reviews an update of it. */
export interface UpdateStanding {
  /** Id of the update that the status derives from now; null while not assessed. */
  readonly seen: string | null
  readonly current: UpdateView | null
  /** Published since the author began. */
  readonly since: readonly UpdateView[]
  /** One's own updates of it that are not published yet. */
  readonly ownOpen: readonly { readonly id: string; readonly changedAt: string }[]
  /** How many of other people wait for review. */
  readonly othersWaiting: number
}

/** What else happens to the same addressee: published since the author began, waiting, or begun by oneself. */
export function standingNotices(page: PageContext, standing: UpdateStanding, own: boolean): Html {
  const { words } = page
  return html`${
    standing.since.length === 0
      ? ''
      : html`<div class="notice">
          <p>
            <strong
              >${words.t(own ? 'workspace.standing.since_own' : 'workspace.standing.since_author', { n: standing.since.length })}</strong
            >
          </p>
          <ul class="plain-list">
            ${standing.since.map(
              (update) =>
                html`<li>
                  ${statusMove(page, update.from, update.status)}
                  <p>
                    ${dateTime(page, update.effectiveOn)}. ${localized(page, update.summary)}
                    <a href="${recommendationPath(page, update.recommendation.code)}#update-${update.id}"
                      >${words.t('workspace.standing.see')}</a
                    >
                  </p>
                </li>`,
            )}
          </ul>
        </div>`
  }
  ${standing.othersWaiting === 0 ? '' : html`<p class="notice">${words.t('workspace.standing.others', { n: standing.othersWaiting })}</p>`}
  ${standing.ownOpen.map(
    (draft) =>
      html`<p class="notice">
        ${words.t('workspace.standing.own')}
        <a href="${ownPath(page, `/workspace/updates/${encodeURIComponent(draft.id)}`)}">${instantTime(page, draft.changedAt)}</a>
      </p>`,
  )}`
}
