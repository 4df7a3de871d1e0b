import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { Offered } from '../view/offered.ts'
import type { Html, PageContext } from './layout.ts'
import { assessmentFields, autosave, keptNotice, textFields, type KeptForm } from './parts/assessment-fields.ts'
import { bylineField, type BylineChoice } from './parts/byline-field.ts'
import { choiceSearch } from './parts/choice-search.ts'
import { evidenceGroup } from './parts/evidence-group.ts'
import type { ExistingEvidence } from './parts/existing-evidence.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { hiddenFields } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { statusTag } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface SeveralFormView extends FormState {
  readonly chosen: readonly AddresseeView[]
  /** To choose others of. */
  readonly offered: Offered<AddresseeView>
  readonly existing: readonly ExistingEvidence[]
  readonly newRows: number
  readonly bylines: readonly BylineChoice[]
  readonly kept: KeptForm | null
}

/** One assessment of several addressees: posts `addressees` (one each) and the fields of the update form. */
export function severalFormPage(view: SeveralFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.several.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`${keptNotice(page, view.kept)}
      <form
        class="form"
        method="post"
        action="${ownPath(page, '/workspace/updates/several')}"
        enctype="multipart/form-data"
        novalidate
        data-autosave
      >
        <button type="submit" class="unseen" tabindex="-1" aria-hidden="true">${words.t('workspace.update.check')}</button>
        ${errorSummary(page, view)}
        <p>${words.t('workspace.several.lead')}</p>
        ${view.kept ? hiddenFields([{ name: 'kept_as', value: view.kept.key }]) : ''} ${choices(page, view)} ${assessmentFields(page, view)}
        ${textFields(page, view)} ${evidenceGroup(page, view)} ${bylineField(page, view, view.bylines)}
        <p class="quiet">${words.t('workspace.update.check_next')}</p>
        <p class="buttons">
          <button type="submit" name="action" value="check">${words.t('workspace.update.check')}</button>
          <button type="submit" name="action" value="draft" class="plain">${words.t('workspace.several.save')}</button>
        </p>
        ${autosave(page)}
      </form>`,
  )
}

function choices(page: PageContext, view: SeveralFormView): Html {
  const { words } = page
  const { chosen, offered } = view
  const others = offered.items.filter(({ id }) => !chosen.some((addressee) => addressee.id === id))
  const problem = view.errors['addressees']
  return html`<fieldset class="group" id="addressees" ${problem ? html` aria-invalid="true"` : ''}>
    <legend>${words.t('workspace.several.chosen')}</legend>
    <p class="hint">${chosen.length === 0 ? words.t('workspace.several.none') : words.t('workspace.several.chosen_hint')}</p>
    ${problem ? html`<p class="problem">${problem}</p>` : ''} ${chosen.map((addressee) => choice(page, view, addressee, true))}
    <details ${chosen.length === 0 || !offered.whole ? 'open' : ''}>
      <summary>${words.t('workspace.several.choose')}</summary>
      ${choiceSearch(page, view, offered)} ${others.map((addressee) => choice(page, view, addressee, false))}
      ${
        others.length === 0
          ? ''
          : html`<p><button type="submit" name="action" value="choose" class="plain">${words.t('workspace.update.choose')}</button></p>`
      }
    </details>
  </fieldset>`
}

function choice(page: PageContext, view: SeveralFormView, addressee: AddresseeView, checked: boolean): Html {
  const name = `addressee_${addressee.id}`
  const problem = view.errors[name]
  return html`<div class="choice">
    <input
      type="checkbox"
      id="${name}"
      name="addressees"
      value="${addressee.id}"
      ${checked ? 'checked' : ''}
      ${problem ? html` aria-invalid="true" aria-describedby="${name}-problem"` : ''}
    />
    <label for="${name}"
      >${addressee.recommendation.code} ${localizedName(page, addressee.recommendation.title)}:
      <b>${localizedName(page, addressee.institution.name)}</b> ${statusTag(page, addressee.status)}</label
    >
    ${problem ? html`<p class="problem hint" id="${name}-problem">${problem}</p>` : ''}
  </div>`
}
