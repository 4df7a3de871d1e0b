import { html } from 'hono/html'
import type { Offered } from '../view/offered.ts'
import type { InstitutionRef, RecommendationRef } from '../view/references.ts'
import type { UpdateView } from '../view/update.ts'
import type { Html, PageContext } from './layout.ts'
import { correctedNotice, fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { assessmentFields, autosave, keptNotice, textFields, type KeptForm } from './parts/assessment-fields.ts'
import { bylineField, type BylineChoice } from './parts/byline-field.ts'
import { choiceSearch } from './parts/choice-search.ts'
import { contentComparison, type ContentView } from './parts/content-comparison.ts'
import { evidenceGroup } from './parts/evidence-group.ts'
import type { ExistingEvidence } from './parts/existing-evidence.ts'
import { errorSummary, selectField, type FormState } from './parts/form.ts'
import { hiddenFields, type HiddenField } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { standingNotices, type UpdateStanding } from './parts/standing-notices.ts'
import { plainText } from './parts/text.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface AddresseeChoice {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
}

export interface UpdateFormView extends FormState {
  /** Null: a new one, posted to `/{lang}/workspace/updates`; otherwise posted to `/{lang}/workspace/updates/{id}`. */
  readonly id: string | null
  /** Set where the addressee is given; otherwise one of those `offered` is chosen. */
  readonly addressee: AddresseeContext | null
  readonly offered: Offered<AddresseeChoice>
  /** The published update that this one takes the place of. */
  readonly corrects: UpdateView | null
  /** Why it was returned. */
  readonly comment: string | null
  /** Evidence on record that may be cited. */
  readonly existing: readonly ExistingEvidence[]
  /** How many rows for new evidence to show: `new_0_…` to `new_{n-1}_…`. */
  readonly newRows: number
  readonly bylines: readonly BylineChoice[]
  /** What the form carries along: version, what was seen, when it was begun. */
  readonly carried: readonly HiddenField[]
  /** What was kept of it; null when nothing was. */
  readonly kept: KeptForm | null
  /** What else happens to the addressee; null while none is chosen. */
  readonly standing: UpdateStanding | null
  /** What is stored now, where somebody saved it after this form was opened; null otherwise. */
  readonly conflict: { readonly stored: ContentView; readonly typed: ContentView; readonly editable: boolean } | null
}

/**
 * Record or edit an assessment. Buttons post `action` = check (what Enter does, except where it searches), draft, find, choose, add_evidence; every press keeps
 * what was typed. In a conflict both versions stand above the form, which then holds one's own.
 */
export function updateFormPage(view: UpdateFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t(view.conflict ? 'workspace.conflict.title' : titleOf(view))
  const action = view.id === null ? '/workspace/updates' : `/workspace/updates/${encodeURIComponent(view.id)}`
  return workspaceFrame(
    page,
    title,
    title,
    html`${keptNotice(page, view.kept)}
      <form class="form" method="post" action="${ownPath(page, action)}" enctype="multipart/form-data" novalidate data-autosave>
        <button type="submit" class="unseen" tabindex="-1" aria-hidden="true" ${searches(view) ? html` name="action" value="find"` : ''}>
          ${words.t('workspace.update.check')}
        </button>
        ${errorSummary(page, view)} ${view.conflict === null ? '' : conflict(page, view.conflict)}
        ${
          view.comment === null
            ? ''
            : html`<p class="fate"><strong>${words.t('workspace.draft.comment')}</strong> <span class="typed">${view.comment}</span></p>`
        }
        ${hiddenFields(view.carried)}
        ${view.corrects === null ? '' : html`<input type="hidden" name="corrects" value="${view.corrects.id}" />`}
        ${view.corrects === null ? '' : correctedNotice(page, view.corrects)} ${addressee(page, view)}
        ${view.standing === null ? '' : standingNotices(page, view.standing, true)} ${assessmentFields(page, view)}
        ${textFields(page, view)} ${evidenceGroup(page, view)} ${bylineField(page, view, view.bylines)}
        <p class="quiet">${words.t('workspace.update.check_next')}</p>
        <p class="buttons">
          <button type="submit" name="action" value="check">${words.t('workspace.update.check')}</button>
          <button type="submit" name="action" value="draft" class="plain">${words.t('workspace.update.save')}</button>
        </p>
        ${autosave(page)}
      </form>`,
  )
}

function titleOf(view: UpdateFormView) {
  if (view.corrects) return 'workspace.update.correct_title'
  return view.id === null ? 'workspace.update.new_title' : 'workspace.update.edit_title'
}

function conflict(page: PageContext, { stored, typed, editable }: NonNullable<UpdateFormView['conflict']>): Html {
  const { words } = page
  return html`<div class="problems" role="alert">
      <p>${words.t(editable ? 'workspace.conflict.text' : 'workspace.conflict.text_sent')}</p>
    </div>
    ${contentComparison(
      page,
      words.t('workspace.conflict.caption'),
      [
        { head: words.t('workspace.conflict.stored'), content: stored },
        { head: words.t('workspace.conflict.typed'), content: typed },
      ],
      true,
    )}
    <h2>${words.t('workspace.conflict.own')}</h2>`
}

/** Whether Enter searches: while nobody is chosen and not everybody is offered. */
function searches(view: UpdateFormView): boolean {
  return view.addressee === null && !view.offered.whole
}

function addressee(page: PageContext, view: UpdateFormView): Html {
  const { words } = page
  if (view.addressee) {
    const free = view.id === null && view.corrects === null
    return html`${fixedAddressee(page, view.addressee)}
    ${free ? html`<p><button type="submit" name="action" value="other" class="plain">${words.t('workspace.update.other')}</button></p>` : ''}`
  }
  const search = choiceSearch(page, view, view.offered)
  if (searches(view) && view.offered.items.length === 0) return html`<div id="addressee">${search}</div>`
  return html`${search}
    ${selectField(
      view,
      { name: 'addressee', label: words.t('workspace.update.addressee'), hint: words.t('workspace.update.addressee_hint') },
      view.offered.items.map((choice) => ({
        value: choice.id,
        text: `${choice.recommendation.code} ${plainText(page, choice.recommendation.title)}: ${plainText(page, choice.institution.name)}`,
      })),
      words.t('workspace.form.choose'),
    )}
    <p><button type="submit" name="action" value="choose" class="plain">${words.t('workspace.update.choose')}</button></p>`
}
