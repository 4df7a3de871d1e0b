import { html } from 'hono/html'
import type { InstitutionRef, RecommendationRef } from '../view/references.ts'
import { STATUSES } from '../view/scales.ts'
import type { UpdateView } from '../view/update.ts'
import type { Html, PageContext } from './layout.ts'
import { correctedNotice, fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { newEvidenceFields } from './parts/evidence-fields.ts'
import { existingEvidence, type ExistingEvidence } from './parts/existing-evidence.ts'
import { errorSummary, radioField, selectField, textArea, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { statusMark } from './parts/status.ts'
import { plainText } from './parts/text.ts'
import { dayOf } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface AddresseeChoice {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
}

export interface UpdateFormView extends FormState {
  /** Null: a new one, posted to `/{lang}/workspace/updates`; otherwise posted to `/{lang}/workspace/updates/{id}`. */
  readonly id: string | null
  /** Version of the draft that was read, to notice that someone else saved meanwhile. */
  readonly version: number | null
  /** Set where the addressee is given; otherwise `addressees` are offered. */
  readonly addressee: AddresseeContext | null
  readonly addressees: readonly AddresseeChoice[]
  /** The published update that this one takes the place of. */
  readonly corrects: UpdateView | null
  /** Why it was returned. */
  readonly comment: string | null
  /** Evidence on record that may be cited. */
  readonly existing: readonly ExistingEvidence[]
  /** How many rows for new evidence to show: `new_0_…` to `new_{n-1}_…`. */
  readonly newRows: number
}

/** Record or edit an assessment. Buttons post `action` = draft, submit or add_evidence; the first is what Enter does. */
export function updateFormPage(view: UpdateFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t(
    view.corrects ? 'workspace.update.correct_title' : view.id === null ? 'workspace.update.new_title' : 'workspace.update.edit_title',
  )
  const action = view.id === null ? '/workspace/updates' : `/workspace/updates/${encodeURIComponent(view.id)}`
  return workspaceFrame(
    page,
    title,
    title,
    html`<form class="form" method="post" action="${ownPath(page, action)}" novalidate>
      ${errorSummary(page, view)}
      ${view.comment === null ? '' : html`<p class="fate"><strong>${words.t('workspace.draft.comment')}</strong> ${view.comment}</p>`}
      ${view.version === null ? '' : html`<input type="hidden" name="version" value="${view.version}" />`}
      ${view.corrects === null ? '' : html`<input type="hidden" name="corrects" value="${view.corrects.id}" />`}
      ${view.corrects === null ? '' : correctedNotice(page, view.corrects)} ${addressee(page, view)} ${assessment(page, view)}
      ${texts(page, view)}
      <fieldset class="group" id="evidence">
        <legend>${words.t('workspace.update.evidence')}</legend>
        <p class="hint">${words.t('workspace.update.evidence_hint')}</p>
        ${view.errors['evidence'] ? html`<p class="problem">${view.errors['evidence']}</p>` : ''} ${existingEvidence(page, view)}
        ${Array.from({ length: view.newRows }, (_, index) => newEvidenceFields(page, view, index, true))}
        <p><button type="submit" name="action" value="add_evidence" class="plain">${words.t('workspace.update.add_evidence')}</button></p>
      </fieldset>
      <p class="quiet">${words.t(page.singlePerson ? 'workspace.update.what_next_alone' : 'workspace.update.what_next')}</p>
      <p class="buttons">
        <button type="submit" name="action" value="submit">${words.t('workspace.update.submit')}</button>
        <button type="submit" name="action" value="draft" class="plain">${words.t('workspace.update.save')}</button>
      </p>
    </form>`,
  )
}

function addressee(page: PageContext, view: UpdateFormView): Html {
  if (view.addressee) return fixedAddressee(page, view.addressee)
  const { words } = page
  return selectField(
    view,
    { name: 'addressee', label: words.t('workspace.update.addressee'), hint: words.t('workspace.update.addressee_hint') },
    view.addressees.map((choice) => ({
      value: choice.id,
      text: `${choice.recommendation.code} ${plainText(page, choice.recommendation.title)}: ${plainText(page, choice.institution.name)}`,
    })),
    words.t('workspace.form.choose'),
  )
}

function assessment(page: PageContext, view: UpdateFormView): Html {
  const { words } = page
  return html`${radioField(
    view,
    { name: 'status', label: words.t('workspace.update.status'), hint: words.t('workspace.update.status_hint') },
    STATUSES.filter((status) => status !== 'not_assessed').map((status) => ({
      value: status,
      text: words.t(`terms.status.${status}`),
      hint: words.t(`terms.status.${status}.definition`),
      mark: statusMark(status),
    })),
  )}
  ${textField(view, {
    name: 'effective_on',
    label: words.t('workspace.update.effective_on'),
    hint: words.t('workspace.update.effective_on_hint'),
    type: 'date',
    max: dayOf(page.recordAt, page.timeZone),
    size: 'short',
  })}
  ${radioField(view, { name: 'significance', label: words.t('workspace.update.significance') }, [
    { value: 'significant', text: words.t('terms.significance.significant'), hint: words.t('workspace.update.significant_hint') },
    { value: 'minor', text: words.t('terms.significance.minor'), hint: words.t('workspace.update.minor_hint') },
  ])}`
}

function texts(page: PageContext, view: UpdateFormView): Html {
  const { words } = page
  return html`<fieldset class="group">
    <legend>${words.t('workspace.update.texts')}</legend>
    <p class="hint">${words.t('workspace.update.texts_hint')}</p>
    <div class="pair">
      ${textField(view, { name: 'summary_es', label: words.t('workspace.update.summary_es'), hint: words.t('workspace.update.summary_hint'), lang: 'es' })}
      ${textField(view, { name: 'summary_en', label: words.t('workspace.update.summary_en'), hint: words.t('workspace.update.summary_hint'), lang: 'en' })}
    </div>
    <div class="pair">
      ${textArea(view, { name: 'reason_es', label: words.t('workspace.update.reason_es'), hint: words.t('workspace.update.reason_hint'), lang: 'es', rows: 6 })}
      ${textArea(view, { name: 'reason_en', label: words.t('workspace.update.reason_en'), hint: words.t('workspace.update.reason_hint'), lang: 'en', rows: 6 })}
    </div>
  </fieldset>`
}
