import { html } from 'hono/html'
import type { CitationFacts, ProposalSubject } from '../view/proposal.ts'
import type { InstitutionRef } from '../view/references.ts'
import type { Html, PageContext } from './layout.ts'
import { bylineField, type BylineChoice } from './parts/byline-field.ts'
import { citationPicking, type CitationPicking } from './parts/citation-picking.ts'
import { errorSummary, selectField, textArea, textField } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { proposalContext } from './parts/proposal-context.ts'
import { factList, factRows } from './parts/proposal-facts.ts'
import { plainText } from './parts/text.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface CitationFormView extends CitationPicking {
  /** Null: a new one, posted to `/{lang}/workspace/citations`; otherwise the proposal that is changed. */
  readonly id: string | null
  readonly version: number | null
  /** Null until it is said. */
  readonly subject: ProposalSubject | null
  /** Who can be asked for the recommendation: it may be one of them alone that cites. */
  readonly addressees: readonly { readonly id: string; readonly institution: InstitutionRef }[]
  readonly bylines: readonly BylineChoice[]
  /** Why it was returned. */
  readonly comment: string | null
  /** What is stored meanwhile; the form holds the author's own text. */
  readonly conflict: CitationFacts | null
}

/** What cites which activities, and why. Buttons post `action` = find, check (a new one) or submit. */
export function citationFormPage(view: CitationFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t('proposals.kind.citation')
  const path = view.id === null ? '/workspace/citations' : `/workspace/proposals/${encodeURIComponent(view.id)}`
  return workspaceFrame(
    page,
    title,
    title,
    html`<form class="form" method="post" action="${ownPath(page, path)}" novalidate>
      <button type="submit" name="action" value="find" class="unseen" tabindex="-1" aria-hidden="true">
        ${words.t('activities.cite.find')}
      </button>
      ${errorSummary(page, view)} ${view.conflict === null ? '' : conflict(page, view.conflict)}
      ${view.comment === null ? '' : html`<p class="fate"><strong>${words.t('proposals.page.returned')}</strong> ${view.comment}</p>`}
      <p>${words.t('activities.cite.lead')}</p>
      ${view.version === null ? '' : html`<input type="hidden" name="version" value="${view.version}" />`} ${citer(page, view)}
      ${citationPicking(page, view)}
      <p class="hint">${words.t('activities.cite.reason_hint')}</p>
      <div class="pair">
        ${textArea(view, { name: 'reason_es', label: words.t('activities.cite.reason_es'), lang: 'es', rows: 4 })}
        ${textArea(view, { name: 'reason_en', label: words.t('activities.cite.reason_en'), lang: 'en', rows: 4 })}
      </div>
      ${bylineField(page, view, view.bylines)}
      <p class="quiet">${words.t(page.singlePerson ? 'proposals.form.what_next_alone' : 'proposals.form.what_next')}</p>
      <p class="buttons">
        ${view.id === null ? html`<button type="submit" name="action" value="check">${words.t('workspace.update.check')}</button>` : ''}
        <button type="submit" name="action" value="submit" class="${view.id === null ? 'plain' : ''}">
          ${words.t('proposals.form.submit')}
        </button>
      </p>
    </form>`,
  )
}

/** What cites: asked for until it is known; of a recommendation, the whole of it or one institution's part. */
function citer(page: PageContext, view: CitationFormView): Html {
  const { words } = page
  if (view.subject === null) {
    return textField(view, { name: 'citer', label: words.t('activities.cite.citer'), hint: words.t('activities.cite.citer_hint') })
  }
  return html`<input type="hidden" name="citer" value="${view.values['citer'] ?? ''}" /> ${proposalContext(page, view.subject)}
    ${
      view.addressees.length === 0
        ? ''
        : selectField(
            view,
            { name: 'addressee', label: words.t('activities.cite.addressee') },
            view.addressees.map(({ id, institution }) => ({ value: id, text: plainText(page, institution.name) })),
            words.t('activities.cite.addressee_all'),
          )
    }`
}

function conflict(page: PageContext, saved: CitationFacts): Html {
  const { words } = page
  return html`<div class="notice">
    <p><strong>${words.t('proposals.conflict.proposal')}</strong> ${words.t('proposals.conflict.text')}</p>
    <h2>${words.t('proposals.page.saved')}</h2>
    ${factList(factRows(page, saved))}
  </div>`
}
