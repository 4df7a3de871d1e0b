import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { CitedEvidence, EvidenceUse } from '../../view/cited-evidence.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dash } from './addressee.ts'
import { dotted } from './dotted.ts'
import { kilobytes } from './evidence.ts'
import { indicatorAnchor, publicPath } from './links.ts'
import { languageName } from './text.ts'
import { dateTime } from './time.ts'

/** Uses named one by one; of more only the number is said. */
const USES_SHOWN = 4

export interface CitedEvidenceTable {
  readonly items: readonly CitedEvidence[]
  readonly addressees: readonly AddresseeView[]
  readonly updateHref: (id: string) => string
  /** Page that holds addressees and indicators; this one when absent. */
  readonly rowHref?: string
}

/** The sources that a recommendation's record rests on: which, of when, what for, and what is kept of each with its digest. */
export function citedEvidence(page: PageContext, view: CitedEvidenceTable): Html {
  const { words } = page
  const head = { date: words.t('record.evidence.date'), uses: words.t('record.evidence.uses'), kept: words.t('record.evidence.kept') }
  return html`<div class="wide proofs">
    <table>
      <caption>
        ${words.t('record.evidence.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('record.evidence.source')}</th>
          ${Object.values(head).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${view.items.map(
          ({ evidence, uses }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${publicPath(page, `/evidence/${evidence.id}`)}"><cite lang="${evidence.language}">${evidence.title}</cite></a>
                  <span class="country"
                    >${dotted([
                      evidence.publisher,
                      words.t(`terms.evidence.${evidence.kind}`),
                      evidence.language === words.language
                        ? ''
                        : words.t('pages.evidence.in_language', { language: languageName(page, evidence.language) }),
                    ])}</span
                  >
                </div>
              </th>
              <td data-label="${head.date}"><div>${dateTime(page, evidence.date)}</div></td>
              <td data-label="${head.uses}"><div>${usesOf(page, uses, view)}</div></td>
              <td data-label="${head.kept}"><div>${kept(page, evidence)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function usesOf(page: PageContext, uses: readonly EvidenceUse[], view: CitedEvidenceTable): Html {
  const { words } = page
  const more = uses.length - USES_SHOWN
  return html`<ul class="plain-list">
    ${uses.slice(0, USES_SHOWN).map((use) => html`<li>${useLine(page, use, view)}</li>`)}
    ${more > 0 ? html`<li class="quiet">${words.t('record.evidence.more_uses', { n: more })}</li>` : ''}
  </ul>`
}

function useLine(page: PageContext, use: EvidenceUse, { addressees, updateHref, rowHref = '' }: CitedEvidenceTable): Html {
  const { words } = page
  const of = (id: string) => {
    const name = addressees.find((addressee) => addressee.id === id)?.institution.name
    return name === undefined ? '' : (words.pick(name)?.text ?? '')
  }
  switch (use.kind) {
    case 'update':
      return html`<a href="${updateHref(use.id)}">${words.t('record.use.update', { date: words.date(use.effectiveOn, 'short') })}</a>
        <span class="country">${of(use.addresseeId)}</span>`
    case 'position':
      return html`<a href="${rowHref}#addressee-${use.addresseeId}">${words.t('record.use.position')}</a>
        <span class="country">${of(use.addresseeId)}</span>`
    case 'reading':
      return html`<a href="${rowHref}#${indicatorAnchor(use.indicator)}">${words.t('record.use.reading', { code: use.indicator })}</a>`
    case 'bearing':
      return html`${words.t('record.use.bearing')}`
  }
}

function kept(page: PageContext, { id, file, capturedOn, deadSince }: CitedEvidence['evidence']): Html {
  const { words } = page
  if (file === null && capturedOn === null && !deadSince) return dash(page)
  return html`${
    file === null
      ? ''
      : html`${
            file.destroyed || !file.published
              ? html`<span class="quiet">${words.t('evidence.file_redacted')}</span>`
              : html`<a href="/evidence/${id}/file" download="${file.name}"
                  >${words.t('record.evidence.copy', { kb: kilobytes(file.bytes) })}<span class="unseen">: ${file.name}</span></a
                >`
          } <code class="digest">${file.sha256}</code>`
  }
  ${capturedOn === null ? '' : html`<span class="country">${words.t('evidence.seen')} ${dateTime(page, capturedOn)}</span>`}
  ${deadSince ? html`<span class="country">${words.t('evidence.dead_since')} ${dateTime(page, deadSince)}</span>` : ''}`
}
