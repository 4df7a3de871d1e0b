import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { Status } from '../view/scales.ts'
import type { Html, PageContext } from './layout.ts'
import { contentComparison, type ContentView } from './parts/content-comparison.ts'
import { hiddenFields, type HiddenField } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { severalTable } from './parts/several-table.ts'
import { citedEvidence, type UpdateContentView } from './parts/update-content.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface SeveralCheckView {
  readonly content: ContentView & Pick<UpdateContentView, 'author' | 'evidence'>
  readonly addressees: readonly AddresseeView[]
  readonly fields: readonly HiddenField[]
}

/** One assessment of several addressees as it will stand: to be sent, changed or saved. */
export function severalCheckPage(view: SeveralCheckView, page: PageContext): Html {
  const { words } = page
  const { content } = view
  const rows = view.addressees.map((addressee) => ({ addressee, status: content.status as Status }))
  return workspaceFrame(
    page,
    words.t('workspace.several.check'),
    words.t('workspace.several.title'),
    html`<div class="form">
      ${section(
        'together',
        words.t('workspace.several.each', { n: rows.length }),
        html`${contentComparison(page, words.t('workspace.check.proposed'), [{ head: words.t('workspace.check.proposed'), content }], false)}
          <p>${words.t('workspace.byline.signed')} <b>${content.author}</b></p>
          ${citedEvidence(page, content.evidence)}`,
      )}
      ${section('each', words.t('workspace.check.difference'), severalTable(page, rows))}
      <form method="post" action="${ownPath(page, '/workspace/updates/several')}">
        ${hiddenFields(view.fields)}
        <p class="quiet">${words.t(page.singlePerson ? 'workspace.update.what_next_alone' : 'workspace.update.what_next')}</p>
        <p class="buttons">
          <button type="submit" name="action" value="submit">${words.t('workspace.several.submit')}</button>
          <button type="submit" name="action" value="change" class="plain">${words.t('workspace.check.change')}</button>
          <button type="submit" name="action" value="draft" class="plain">${words.t('workspace.several.save')}</button>
        </p>
      </form>
    </div>`,
  )
}
