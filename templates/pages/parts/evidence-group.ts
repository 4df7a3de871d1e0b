import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { newEvidenceFields } from './evidence-fields.ts'
import { existingEvidence, type ExistingEvidence } from './existing-evidence.ts'
import type { FormState } from './form.ts'

/** Evidence on record to tick, rows for what is new, and the button for one more. */
export function evidenceGroup(
  page: PageContext,
  view: FormState & { readonly existing: readonly ExistingEvidence[]; readonly newRows: number },
): Html {
  const { words } = page
  return html`<fieldset class="group" id="evidence">
    <legend>${words.t('workspace.update.evidence')}</legend>
    <p class="hint">${words.t('workspace.update.evidence_hint')}</p>
    ${view.errors['evidence'] ? html`<p class="problem">${view.errors['evidence']}</p>` : ''} ${existingEvidence(page, view)}
    ${Array.from({ length: view.newRows }, (_, index) => newEvidenceFields(page, view, index, true))}
    <p><button type="submit" name="action" value="add_evidence" class="plain">${words.t('workspace.update.add_evidence')}</button></p>
  </fieldset>`
}
