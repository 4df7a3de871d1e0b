import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { dateTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface DueDateFormView extends FormState {
  readonly addressee: AddresseeContext
  /** The date on record now. */
  readonly dueOn: string | null
}

/** Set the day by which an addressee is to have complied: posts `due_on`. */
export function dueDateFormPage(view: DueDateFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.due.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<form
      class="form"
      method="post"
      action="${ownPath(page, `/workspace/addressees/${encodeURIComponent(view.addressee.id)}/due-date`)}"
      novalidate
    >
      ${errorSummary(page, view)} ${fixedAddressee(page, view.addressee)}
      <p>
        ${words.t('workspace.due.current')}
        <b>${view.dueOn === null ? words.t('workspace.due.none') : dateTime(page, view.dueOn, 'long')}</b>
      </p>
      ${textField(view, { name: 'due_on', label: words.t('workspace.due.due_on'), hint: words.t('workspace.due.hint'), type: 'date', size: 'short' })}
      <p><button type="submit">${words.t('workspace.due.do')}</button></p>
    </form>`,
  )
}
