import { html } from 'hono/html'
import type { ProposalFacts, ProposalSubject } from '../view/proposal.ts'
import type { Html, PageContext } from './layout.ts'
import { hiddenFields, type HiddenField } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { proposalContext } from './parts/proposal-context.ts'
import { factList, factRows } from './parts/proposal-facts.ts'
import { section } from './parts/section.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface CitationCheckView {
  readonly subject: ProposalSubject
  readonly proposed: ProposalFacts
  readonly author: string
  readonly fields: readonly HiddenField[]
}

/** A citation as it will be put before a second person: to be sent or changed. */
export function citationCheckPage(view: CitationCheckView, page: PageContext): Html {
  const { words } = page
  const title = words.t('activities.cite.check')
  return workspaceFrame(
    page,
    title,
    words.t('proposals.kind.citation'),
    html`<div class="form">
      ${proposalContext(page, view.subject)}
      ${section(
        'cites',
        words.t('activities.cite.cites'),
        html`${factList(factRows(page, view.proposed))}
          <p>${words.t('workspace.byline.signed')} <b>${view.author}</b></p>`,
      )}
      <form method="post" action="${ownPath(page, '/workspace/citations')}">
        ${hiddenFields(view.fields)}
        <p class="quiet">${words.t(page.singlePerson ? 'proposals.form.what_next_alone' : 'proposals.form.what_next')}</p>
        <p class="buttons">
          <button type="submit" name="action" value="submit">${words.t('proposals.form.submit')}</button>
          <button type="submit" name="action" value="change" class="plain">${words.t('workspace.check.change')}</button>
        </p>
      </form>
    </div>`,
  )
}
