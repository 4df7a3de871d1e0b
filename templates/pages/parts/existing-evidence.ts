import { html } from 'hono/html'
import type { EvidenceView } from '../../view/evidence.ts'
import type { Html, PageContext } from '../page-context.ts'
import { evidenceItem } from './evidence.ts'

export interface ExistingEvidence {
  readonly evidence: EvidenceView
  readonly selected: boolean
  readonly announcementOnly: boolean
}

/** What is on record already, to be cited by ticking it. */
export function existingEvidence(page: PageContext, view: { readonly existing: readonly ExistingEvidence[] }): Html {
  const { words } = page
  if (view.existing.length === 0) return html``
  return html`<fieldset class="existing">
    <legend>${words.t('workspace.update.existing')}</legend>
    ${view.existing.map(
      ({ evidence, selected, announcementOnly }) =>
        html`<div class="choice">
          <input type="checkbox" id="evidence-${evidence.id}" name="evidence" value="${evidence.id}" ${selected ? 'checked' : ''} />
          <label for="evidence-${evidence.id}"
            ><cite lang="${evidence.language}">${evidence.title}</cite>
            <span class="quiet">${evidence.publisher}, ${page.words.date(evidence.date, 'short')}</span></label
          >
          <details class="about">
            <summary>${words.t('workspace.update.about')} <span class="unseen">${evidence.title}</span></summary>
            ${evidenceItem(page, { ...evidence, announcementOnly: false })}
          </details>
          <div class="choice minor">
            <input
              type="checkbox"
              id="announcement-${evidence.id}"
              name="evidence_${evidence.id}_announcement_only"
              value="1"
              ${announcementOnly ? 'checked' : ''}
            />
            <label for="announcement-${evidence.id}"
              >${words.t('workspace.evidence.announcement_only')} <span class="unseen">(${evidence.title})</span></label
            >
          </div>
        </div>`,
    )}
  </fieldset>`
}
