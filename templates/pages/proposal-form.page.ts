import { html } from 'hono/html'
import type { EvidenceView } from '../view/evidence.ts'
import type { ProposalFacts, ProposalSubject } from '../view/proposal.ts'
import type { Offered } from '../view/offered.ts'
import type { CodedText, RecommendationRef } from '../view/references.ts'
import type { Html, PageContext } from './layout.ts'
import { agreementFields } from './parts/agreement-fields.ts'
import { bylineField, type BylineChoice } from './parts/byline-field.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { indicatorFields, milestoneFields, positionFields, readingFields } from './parts/measure-fields.ts'
import { proposalContext, proposalName } from './parts/proposal-context.ts'
import { factList, factRows } from './parts/proposal-facts.ts'
import { sourceChoice } from './parts/source-choice.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ProposalFormView extends FormState {
  /** Null: a new one, posted to `/{lang}/workspace/proposals`; otherwise posted to `/{lang}/workspace/proposals/{id}`. */
  readonly id: string | null
  /** Version that was read, to notice that somebody else saved or returned it meanwhile. */
  readonly version: number | null
  readonly subject: ProposalSubject
  /** What the record says of it now. */
  readonly now: ProposalFacts | null
  /** Why it was returned. */
  readonly comment: string | null
  /** What somebody saved meanwhile, of the proposal or of the agreement's record; the form holds the author's own text. */
  readonly conflict: { readonly of: 'proposal' | 'agreement'; readonly saved: ProposalFacts } | null
  readonly choices: {
    readonly bylines: readonly BylineChoice[]
    readonly types: readonly CodedText[]
    readonly legalForms: readonly CodedText[]
    readonly recommendations: Offered<RecommendationRef>
  }
  readonly offered: readonly { readonly evidence: EvidenceView; readonly selected: boolean }[]
  readonly newRows: number
  readonly covering: readonly string[]
  readonly parties: number
}

/** One form for each kind of proposal. Buttons post `action` = submit, add_evidence or add_party. */
export function proposalFormPage(view: ProposalFormView, page: PageContext): Html {
  const { words } = page
  const { subject } = view
  const title = proposalName(page, subject)
  const action = view.id === null ? '/workspace/proposals' : `/workspace/proposals/${encodeURIComponent(view.id)}`
  const many = subject.kind === 'agreement'
  return workspaceFrame(
    page,
    title,
    title,
    html`<form class="form" method="post" action="${ownPath(page, action)}" enctype="multipart/form-data" novalidate>
      ${errorSummary(page, view)} ${view.conflict === null ? '' : conflict(page, view.conflict)}
      ${view.comment === null ? '' : html`<p class="fate"><strong>${words.t('proposals.page.returned')}</strong> ${view.comment}</p>`}
      <input type="hidden" name="kind" value="${subject.kind}" />
      <input type="hidden" name="subject" value="${subject.id ?? ''}" />
      ${view.version === null ? '' : html`<input type="hidden" name="version" value="${view.version}" />`}
      ${subject.agreement === null ? '' : html`<input type="hidden" name="agreement_version" value="${subject.agreement.version}" />`}
      ${proposalContext(page, subject)} ${onRecord(page, view)} ${fields(page, view)}
      ${subject.kind === 'indicator' || subject.kind === 'milestone' ? '' : sourceChoice(page, { ...view, many })}
      ${bylineField(page, view, view.choices.bylines)}
      <p class="quiet">${words.t(page.singlePerson ? 'proposals.form.what_next_alone' : 'proposals.form.what_next')}</p>
      <p class="buttons">
        <button type="submit" name="action" value="submit">${words.t('proposals.form.submit')}</button>
      </p>
    </form>`,
  )
}

/** A citation has a form of its own. */
function fields(page: PageContext, view: ProposalFormView): Html {
  switch (view.subject.kind) {
    case 'citation':
      return html``
    case 'position':
      return positionFields(page, view)
    case 'reading':
      return readingFields(page, view)
    case 'indicator':
      return indicatorFields(page, view)
    case 'milestone':
      return milestoneFields(page, view)
    case 'agreement':
      return agreementFields(page, { ...view, ...view.choices })
  }
}

/** The position that stands; the other kinds show theirs in the context or in the form itself. */
function onRecord(page: PageContext, { subject, now }: ProposalFormView): Html {
  if (subject.kind !== 'position') return html``
  return html`<div class="notice">
    <p><strong>${page.words.t('proposals.form.on_record')}</strong> ${now === null ? page.words.t('proposals.form.nothing') : ''}</p>
    ${now === null ? '' : factList(factRows(page, now))}
  </div>`
}

function conflict(page: PageContext, { of, saved }: NonNullable<ProposalFormView['conflict']>): Html {
  const { words } = page
  return html`<div class="notice">
    <p><strong>${words.t(`proposals.conflict.${of}`)}</strong> ${words.t('proposals.conflict.text')}</p>
    <h2>${words.t('proposals.page.saved')}</h2>
    ${factList(factRows(page, saved))}
  </div>`
}
