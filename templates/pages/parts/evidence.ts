import { html } from 'hono/html'
import type { EvidenceView } from '../../view/evidence.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { isWebAddress, ownPath } from './links.ts'
import { languageName, localized } from './text.ts'
import { dateTime } from './time.ts'

/** The dated sources something rests on; how many more may not be shown is said, and nothing else about them. */
export function evidenceList(page: PageContext, evidence: readonly EvidenceView[], hidden = 0): Html {
  const { words } = page
  const unseen = hidden > 0 ? html`<p class="quiet">${words.t('pages.evidence.hidden', { n: hidden })}</p>` : ''
  if (evidence.length === 0) return html`${unseen}`
  return html`<ul class="evidence">
      ${evidence.map((item) => html`<li>${evidenceItem(page, item)}</li>`)}
    </ul>
    ${unseen}`
}

/** One source: its own title in its own language, who published it and when, what it says. */
export function evidenceItem(page: PageContext, item: EvidenceView): Html {
  const title = html`<cite lang="${item.language}">${item.title}</cite>`
  const linked = item.address !== null && isWebAddress(item.address)
  return html`<p class="source">${linked ? html`<a href="${item.address}" rel="external">${title}</a>` : title}</p>
    ${evidenceFacts(page, item)}`
}

/** All that is on record of a source but its title. */
export function evidenceFacts(page: PageContext, item: EvidenceView): Html {
  const { words } = page
  const linked = item.address !== null && isWebAddress(item.address)
  const about = words.pick(item.note)
  return html`<p class="quiet">
      ${dotted([
        words.t(`terms.evidence.${item.kind}`),
        item.publisher,
        dateTime(page, item.date, 'long'),
        item.language === words.language ? '' : words.t('pages.evidence.in_language', { language: languageName(page, item.language) }),
        item.announcementOnly ? html`<strong>${words.t('pages.evidence.announcement_only')}</strong>` : '',
      ])}
    </p>
    ${item.address !== null && !linked ? html`<p class="quiet">${item.address}</p>` : ''}
    ${about ? html`<p>${localized(page, item.note)}</p>` : ''} ${fileLine(page, item)}
    ${item.provenance === null ? '' : provenance(page, item.provenance)}
    ${item.capturedOn === null ? '' : html`<p class="quiet">${words.t('evidence.seen')} ${dateTime(page, item.capturedOn)}</p>`}
    ${item.deadSince ? html`<p class="quiet">${words.t('evidence.dead_since')} ${dateTime(page, item.deadSince)}</p>` : ''}`
}

/** Where the copy was read that is not at its address: a note by whoever gathered it, for those who check. */
function provenance({ words }: PageContext, note: string): Html {
  return html`<details class="read-at">
    <summary>${words.t('pages.evidence.provenance')}</summary>
    <p class="quiet">${note}</p>
  </details>`
}

/** The public copy, to be downloaded; in the workspace also before it is public. */
export function fileLine(page: PageContext, { id, file }: EvidenceView): Html {
  const { words } = page
  if (file === null) return html``
  if (file.destroyed)
    return html`<p class="quiet">${words.t('evidence.file_redacted')} sha256 <code class="digest">${file.sha256}</code></p>`
  const path = file.published ? `/evidence/${id}/file` : ownPath(page, `/workspace/evidence/${id}/file`)
  return html`<p class="quiet">
    <a href="${path}" download="${file.name}">${file.name}</a>, ${words.t('pages.bytes', { kb: kilobytes(file.bytes) })}, sha256
    <code class="digest">${file.sha256}</code>
  </p>`
}

/** Bytes as whole thousands, at least one. */
export function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1000))
}
