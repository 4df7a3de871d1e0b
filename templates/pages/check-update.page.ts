import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { fixedAddressee } from './parts/addressee-context.ts'
import { hiddenFields, type HiddenField } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { updateContent, type UpdateContentView } from './parts/update-content.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface CheckUpdateView extends UpdateContentView {
  /** Where the form goes, below the workspace. */
  readonly action: string
  /** Everything that was typed, to be sent on. */
  readonly fields: readonly HiddenField[]
  /** It was sent, and the addressee had moved on: shown again with what was published meanwhile. */
  readonly moved: boolean
}

/** What was typed, as it will stand: to be sent, changed or saved. Posts `action` = submit, change or draft with all fields. */
export function checkUpdatePage(view: CheckUpdateView, page: PageContext): Html {
  const { words } = page
  const title = words.t(view.moved ? 'workspace.check.moved' : 'workspace.check.draft')
  return workspaceFrame(
    page,
    title,
    words.t('workspace.check.crumb'),
    html`<div class="form">
      ${view.moved ? html`<p class="problems" role="alert">${words.t('workspace.check.moved_text')}</p>` : ''}
      ${fixedAddressee(page, view.addressee)} ${updateContent(page, view)}
      <form method="post" action="${ownPath(page, `/workspace${view.action}`)}">
        ${hiddenFields(view.fields)}
        <p class="quiet">${words.t(page.singlePerson ? 'workspace.update.what_next_alone' : 'workspace.update.what_next')}</p>
        <p class="buttons">
          <button type="submit" name="action" value="submit">
            ${words.t(view.moved ? 'workspace.check.submit_anyway' : 'workspace.update.submit')}
          </button>
          <button type="submit" name="action" value="change" class="plain">${words.t('workspace.check.change')}</button>
          <button type="submit" name="action" value="draft" class="plain">${words.t('workspace.update.save')}</button>
        </p>
      </form>
    </div>`,
  )
}
