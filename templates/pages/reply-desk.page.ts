import { html } from 'hono/html'
import type { InstitutionRef } from '../view/references.ts'
import type { UpdateView } from '../view/update.ts'
import type { Html, PageContext } from './layout.ts'
import { dotted } from './parts/dotted.ts'
import type { InvitedAssessment } from './parts/invited-assessment.ts'
import { ownPath } from './parts/links.ts'
import { replyBlock } from './parts/reply.ts'
import { section } from './parts/section.ts'
import { statusTag } from './parts/status.ts'
import { localized, localizedName, plainText } from './parts/text.ts'
import { dateTime, dayTime } from './parts/time.ts'
import { updateEntry } from './parts/update.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ReplyDeskView {
  /** Whom the reader speaks for; null for an editor, who sees every institution. */
  readonly institution: InstitutionRef | null
  /** Not answered, the nearest deadline first. */
  readonly open: readonly InvitedAssessment[]
  /** The latest first. */
  readonly answered: readonly InvitedAssessment[]
  /** Published assessments of the institution, newest first; empty for an editor. */
  readonly updates: readonly UpdateView[]
}

/** Invitations to reply: for a representative, what is said of their institution as well; for editors, who has to answer what by when. */
export function replyDeskPage(view: ReplyDeskView, page: PageContext): Html {
  const { words } = page
  const own = view.institution
  const title = own ? words.t('replies.desk.title_of', { institution: plainText(page, own.name) }) : words.t('replies.desk.title')
  return workspaceFrame(
    own ? { ...page, singlePerson: false } : page,
    title,
    own ? null : words.t('replies.desk.title'),
    html`<div class="narrow">
      <p>${words.t(own ? 'replies.desk.lead_of' : 'replies.desk.lead')}</p>
      ${
        own
          ? html`<p><a href="${ownPath(page, '/workspace/account')}">${words.t('people.account.title')}</a></p>
              <form method="post" action="${ownPath(page, '/sign-out')}">
                <button type="submit" class="plain">${words.t('workspace.sign_out')}</button>
              </form>`
          : ''
      }
      ${section(
        'open',
        words.t('replies.desk.open'),
        view.open.length === 0
          ? html`<p class="empty">${words.t('replies.desk.open_none')}</p>`
          : html`<ul class="changes">
              ${view.open.map((item) => invitationItem(page, item, own !== null))}
            </ul>`,
      )}
      ${
        view.answered.length === 0
          ? ''
          : section(
              'answered',
              words.t('replies.desk.answered'),
              html`<ul class="changes">
                ${view.answered.map((item) => invitationItem(page, item, own !== null))}
              </ul>`,
            )
      }
      ${
        own
          ? section(
              'history',
              words.t('replies.desk.updates'),
              view.updates.length === 0
                ? html`<p>${words.t('pages.recommendation.history_none')}</p>`
                : html`<ol class="timeline">
                    ${view.updates.map((update) => updateEntry(page, update, 'recommendation'))}
                  </ol>`,
            )
          : ''
      }
    </div>`,
  )
}

function deadline(page: PageContext, { answer, missed, deadline: day }: InvitedAssessment['reply']): Html {
  const { words } = page
  if (answer) return html`${words.t('replies.cell.answered')} ${dayTime(page, answer.at)}`
  return html`${words.t(missed ? 'replies.cell.missed' : 'replies.cell.invited')} ${dateTime(page, day)}`
}

function invitationItem(page: PageContext, item: InvitedAssessment, own: boolean): Html {
  const { words } = page
  const { reply, content } = item
  return html`<li>
    <p class="kind">
      ${dotted([
        deadline(page, reply),
        item.state === 'published' ? '' : words.t(`replies.state.${item.state}`),
        own || item.represented ? '' : html`<strong>${words.t('replies.desk.no_account')}</strong>`,
      ])}
    </p>
    <h3>
      <a href="${ownPath(page, `/workspace/replies/${encodeURIComponent(reply.invitation)}`)}"
        >${item.recommendation.code}
        ${localizedName(page, item.recommendation.title)}${own ? '' : html`: ${localizedName(page, item.institution.name)}`}</a
      >
    </h3>
    ${content === null ? '' : html`<p>${statusTag(page, content.status)} ${localized(page, content.summary)}</p>`}
    ${reply.answer ? replyBlock(page, reply) : ''}
  </li>`
}
