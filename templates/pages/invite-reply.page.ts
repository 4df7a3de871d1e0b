import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface InviteReplyView extends FormState {
  readonly updateId: string
  readonly addressee: AddresseeContext
  /** The update is published; else the institution will see it before everybody else. */
  readonly published: boolean
  /** First and last day that may be chosen. */
  readonly least: string
  readonly most: string
}

/** Invite the institution to reply: posts `update` and `deadline_on` to `/{lang}/workspace/replies`. */
export function inviteReplyPage(view: InviteReplyView, page: PageContext): Html {
  const { words } = page
  const title = words.t('replies.invite.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<form class="form" method="post" action="${ownPath(page, '/workspace/replies')}" novalidate>
      ${errorSummary(page, view)} ${fixedAddressee(page, view.addressee)}
      <input type="hidden" name="update" value="${view.updateId}" />
      <p>${words.t(view.published ? 'replies.invite.published' : 'replies.invite.unpublished')}</p>
      ${textField(view, {
        name: 'deadline_on',
        label: words.t('replies.invite.deadline'),
        hint: words.t('replies.invite.deadline_hint', { least: words.date(view.least), most: words.date(view.most) }),
        type: 'date',
        max: view.most,
        size: 'short',
      })}
      <p><button type="submit">${words.t('replies.invite.do')}</button></p>
    </form>`,
  )
}
