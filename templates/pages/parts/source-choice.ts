import { html } from 'hono/html'
import type { EvidenceView } from '../../view/evidence.ts'
import type { Html, PageContext } from '../page-context.ts'
import { newEvidenceFields } from './evidence-fields.ts'
import { evidenceItem } from './evidence.ts'
import type { FormState } from './form.ts'

export interface SourceChoiceView extends FormState {
  /** Whether several may be cited, or exactly one. */
  readonly many: boolean
  readonly offered: readonly { readonly evidence: EvidenceView; readonly selected: boolean }[]
  /** How many rows for new sources: `new_0_…` to `new_{n-1}_…`. */
  readonly newRows: number
}

/** The source or sources of a proposal: what is on record to choose from (`evidence`), and rows for new ones. */
export function sourceChoice(page: PageContext, view: SourceChoiceView): Html {
  const { words } = page
  const problem = view.errors['evidence']
  const none = !view.offered.some((offer) => offer.selected)
  return html`<fieldset class="group" id="evidence">
    <legend>${words.t('proposals.source.legend')}</legend>
    <p class="hint">${words.t(view.many ? 'proposals.source.many_hint' : 'proposals.source.one_hint')}</p>
    ${problem ? html`<p class="problem">${problem}</p>` : ''}
    ${
      view.offered.length === 0
        ? ''
        : html`<fieldset class="existing">
            <legend>${words.t('proposals.source.existing')}</legend>
            ${view.offered.map((offer) => choice(page, view.many, offer))}
            ${
              view.many
                ? ''
                : html`<div class="choice">
                    <input type="radio" id="evidence-new" name="evidence" value="" ${none ? 'checked' : ''} />
                    <label for="evidence-new">${words.t('proposals.source.new')}</label>
                  </div>`
            }
          </fieldset>`
    }
    ${Array.from({ length: view.newRows }, (_, index) => newEvidenceFields(page, view, index, false))}
    ${
      view.many
        ? html`<p>
            <button type="submit" name="action" value="add_evidence" class="plain">${words.t('workspace.update.add_evidence')}</button>
          </p>`
        : ''
    }
  </fieldset>`
}

function choice(page: PageContext, many: boolean, { evidence, selected }: SourceChoiceView['offered'][number]): Html {
  return html`<div class="choice">
    <input
      type="${many ? 'checkbox' : 'radio'}"
      id="evidence-${evidence.id}"
      name="evidence"
      value="${evidence.id}"
      ${selected ? 'checked' : ''}
    />
    <label for="evidence-${evidence.id}"
      ><cite lang="${evidence.language}">${evidence.title}</cite>
      <span class="quiet">${evidence.publisher}, ${page.words.date(evidence.date, 'short')}</span></label
    >
    <details class="about">
      <summary>${page.words.t('proposals.source.about')} <span class="unseen">${evidence.title}</span></summary>
      ${evidenceItem(page, evidence)}
    </details>
  </div>`
}
