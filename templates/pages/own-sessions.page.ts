import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { accountTrail } from './parts/account-trail.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'
import { dayTime, instantTime } from './parts/time.ts'

export interface OwnSessionsView {
  readonly sessions: readonly {
    readonly id: string
    readonly isThis: boolean
    /** ISO instants. */
    readonly startedAt: string
    readonly lastSeenAt: string
    readonly expiresAt: string
    readonly startedBy: 'password' | 'link' | null
    readonly withSecondFactor: boolean
  }[]
  /** What was just done, in words. */
  readonly done: string | null
}

/** One's own open sessions: posts to `…/sessions/<id>/end` and `…/sessions/end-others`. */
export function ownSessionsPage(view: OwnSessionsView, page: PageContext): Html {
  const { words } = page
  const title = words.t('security.sessions.title')
  const label = {
    started: words.t('security.sessions.started'),
    seen: words.t('security.sessions.seen'),
    ends: words.t('security.sessions.ends'),
    how: words.t('security.sessions.how'),
    end: words.t('security.sessions.end'),
  }
  const action = ownPath(page, '/workspace/account/sessions')
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, accountTrail(page), title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('security.sessions.lead')}</p>
      </div>
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      <div class="wide">
        <table>
          <caption class="unseen">
            ${title}
          </caption>
          <thead>
            <tr>
              ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${view.sessions.map(
              (session) =>
                html`<tr>
                  <th scope="row"><div>${instantTime(page, session.startedAt)}</div></th>
                  <td data-label="${label.seen}"><div>${instantTime(page, session.lastSeenAt)}</div></td>
                  <td data-label="${label.ends}"><div>${dayTime(page, session.expiresAt)}</div></td>
                  <td data-label="${label.how}"><div>${how(page, session)}</div></td>
                  <td data-label="${label.end}">
                    <div>${session.isThis ? words.t('security.sessions.this') : endForm(page, session, action)}</div>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        view.sessions.length < 2
          ? ''
          : html`<form method="post" action="${action}/end-others">
              <p><button type="submit">${words.t('security.sessions.end_others')}</button></p>
            </form>`
      }`,
  )
}

type Session = OwnSessionsView['sessions'][number]

function how(page: PageContext, session: Session): string {
  const { words } = page
  const way = words.t(`security.sessions.by_${session.startedBy ?? 'other'}`)
  return session.withSecondFactor ? `${way}, ${words.t('security.sessions.with_factor')}` : way
}

function endForm(page: PageContext, session: Session, action: string): Html {
  const { words } = page
  const at = words.instant(session.startedAt, page.timeZone)
  return html`<form method="post" action="${action}/${session.id}/end">
    <button type="submit" class="plain" aria-label="${words.t('security.sessions.end_one', { at })}">
      ${words.t('security.sessions.end')}
    </button>
  </form>`
}
