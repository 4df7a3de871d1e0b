import { html } from 'hono/html'
import type { CodedText, RecommendationRef } from '../../view/references.ts'
import type { Offered } from '../../view/offered.ts'
import { DISCLOSURES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { choiceSearch } from './choice-search.ts'
import { radioField, selectField, textArea, textField, type FormState } from './form.ts'
import { plainText } from './text.ts'

export interface AgreementFieldsView extends FormState {
  readonly types: readonly CodedText[]
  readonly legalForms: readonly CodedText[]
  readonly recommendations: Offered<RecommendationRef>
  /** Codes of the recommendations that are ticked. */
  readonly covering: readonly string[]
  /** How many rows for parties to show: `party_0_es` to `party_{n-1}_en`. */
  readonly parties: number
}

/** Every field of the record of an agreement; the button for one more party posts `action` = add_party. */
export function agreementFields(page: PageContext, view: AgreementFieldsView): Html {
  const { words } = page
  return html`<div class="pair">
      ${textField(view, { name: 'title_es', label: words.t('proposals.indicator.title_es'), lang: 'es' })}
      ${textField(view, { name: 'title_en', label: words.t('proposals.indicator.title_en'), lang: 'en' })}
    </div>
    <div class="pair">
      ${textArea(view, { name: 'agreement_summary_es', label: words.t('proposals.agreement.summary_es'), hint: words.t('proposals.agreement.summary_hint'), lang: 'es', rows: 5 })}
      ${textArea(view, { name: 'agreement_summary_en', label: words.t('proposals.agreement.summary_en'), hint: words.t('proposals.agreement.summary_hint'), lang: 'en', rows: 5 })}
    </div>
    <div class="pair">
      ${selectField(view, { name: 'agreement_type', label: words.t('proposals.agreement.type') }, choices(page, view.types), words.t('workspace.form.choose'))}
      ${selectField(view, { name: 'legal_form', label: words.t('proposals.agreement.legal_form') }, choices(page, view.legalForms), words.t('proposals.agreement.legal_form_none'))}
    </div>
    <fieldset class="group">
      <legend>${words.t('proposals.agreement.parties')}</legend>
      <p class="hint">${words.t('proposals.agreement.parties_hint')}</p>
      ${Array.from(
        { length: view.parties },
        (_, index) =>
          html`<div class="pair">
            ${textField(view, { name: `party_${index}_es`, label: words.t('proposals.agreement.party_es', { n: index + 1 }), lang: 'es' })}
            ${textField(view, { name: `party_${index}_en`, label: words.t('proposals.agreement.party_en', { n: index + 1 }), lang: 'en' })}
          </div>`,
      )}
      <p><button type="submit" name="action" value="add_party" class="plain">${words.t('proposals.agreement.add_party')}</button></p>
    </fieldset>
    <fieldset class="group">
      <legend>${words.t('proposals.agreement.dates')}</legend>
      <p class="hint">${words.t('proposals.agreement.dates_hint')}</p>
      ${textField(view, { name: 'signed_on', label: words.t('proposals.agreement.signed_on'), size: 'short' })}
      ${textField(view, { name: 'in_force_on', label: words.t('proposals.agreement.in_force_on'), size: 'short' })}
      ${textField(view, { name: 'ended_on', label: words.t('proposals.agreement.ended_on'), size: 'short' })}
    </fieldset>
    ${radioField(
      view,
      { name: 'disclosure', label: words.t('proposals.agreement.disclosure') },
      DISCLOSURES.map((disclosure) => ({
        value: disclosure,
        text: words.t(`terms.disclosure.${disclosure}`),
        hint: words.t(`pages.disclosure.${disclosure}`),
      })),
    )}
    ${covering(page, view)}`
}

function choices(page: PageContext, items: readonly CodedText[]) {
  return items.map(({ code, title }) => ({ value: code, text: plainText(page, title) }))
}

function covering(page: PageContext, view: AgreementFieldsView): Html {
  const problem = view.errors['recommendations']
  return html`<fieldset class="field" id="recommendations">
    <legend>${page.words.t('proposals.agreement.recommendations')}</legend>
    ${problem ? html`<p class="problem">${problem}</p>` : ''} ${choiceSearch(page, view, view.recommendations)}
    ${view.recommendations.items.map(
      ({ code, title }) =>
        html`<div class="choice">
          <input
            type="checkbox"
            id="covers-${code}"
            name="recommendations"
            value="${code}"
            ${view.covering.includes(code) ? 'checked' : ''}
          />
          <label for="covers-${code}">${code} ${plainText(page, title)}</label>
        </div>`,
    )}
  </fieldset>`
}
