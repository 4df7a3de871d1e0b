import { html } from 'hono/html'
import type { AgreementDifference, AgreementField, AgreementValue, AgreementVersionView, AgreementView } from '../../view/agreement.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { ownPath } from './links.ts'
import { logLink } from './log-link.ts'
import { plainText } from './text.ts'
import { instantTime } from './time.ts'
import { wordDifference } from './word-difference.ts'

const LABELS = {
  title: 'proposals.agreement.title',
  summary: 'proposals.agreement.summary',
  type: 'proposals.agreement.type',
  legal_form: 'proposals.agreement.legal_form',
  parties: 'proposals.agreement.parties',
  signed_on: 'proposals.agreement.signed_on',
  in_force_on: 'proposals.agreement.in_force_on',
  ended_on: 'proposals.agreement.ended_on',
  disclosure: 'proposals.agreement.disclosure',
  evidence: 'proposals.history.evidence',
  recommendations: 'proposals.history.recommendations',
} as const satisfies Readonly<Record<AgreementField, string>>

/** Every version with what it changed, word by word, its proof, and the page as it was then. */
export function agreementHistory(page: PageContext, view: AgreementView): Html {
  const { words } = page
  return html`<ol class="plain-list">
    ${view.history.map(
      (version, index) =>
        html`<li>
          <p>
            <b>${words.t('proposals.history.version', { n: version.version })}</b> ${instantTime(page, version.recordedAt)}<br />
            ${said(page, version)}
          </p>
          ${
            version.changed.length === 0
              ? ''
              : html`<details class="differences">
                  <summary>
                    ${words.t('record.place.agreement.differences')}<span class="unseen">
                      (${words.t('proposals.history.version', { n: version.version })})</span
                    >
                  </summary>
                  <dl class="pairs">${version.changed.map((difference) => row(page, difference))}</dl>
                </details>`
          }
          <p class="quiet">
            ${dotted([
              logLink(page, version.seq),
              index === 0
                ? ''
                : html`<a
                    href="${ownPath(page, `/agreements/${encodeURIComponent(view.slug)}?as_of=${encodeURIComponent(version.recordedAt)}`)}"
                    >${words.t('proposals.history.see')}<span class="unseen">
                      (${words.t('proposals.history.version', { n: version.version })})</span
                    ></a
                  >`,
            ])}
          </p>
        </li>`,
    )}
  </ol>`
}

function said(page: PageContext, version: AgreementVersionView): string {
  const { words } = page
  if (version.version === 1) return words.t('proposals.history.first')
  if (version.changed.length === 0) return words.t('proposals.history.same')
  const fields = version.changed.map(({ field }) => words.t(LABELS[field]).toLocaleLowerCase(words.locale))
  return words.t('proposals.history.changed', { fields: words.list(fields) })
}

function row(page: PageContext, { field, before, after }: AgreementDifference): Html {
  const { words } = page
  const [was, is] = [spelled(page, before), spelled(page, after)]
  return html`<dt>${words.t(LABELS[field])}</dt>
    <dd>
      <p><span class="unseen">${words.t('record.place.agreement.before')}</span> ${wordDifference(was, is, 'del')}</p>
      <p><span class="unseen">${words.t('record.place.agreement.after')}</span> ${wordDifference(is, was, 'ins')}</p>
    </dd>`
}

/** A value as one text; nothing is said as such. */
function spelled(page: PageContext, value: AgreementValue): string {
  const { words } = page
  const none = words.t('record.place.agreement.nothing')
  switch (value.kind) {
    case 'texts':
      return words.list(value.texts.map((text) => plainText(page, text)).filter((text) => text !== '')) || none
    case 'date':
      return value.date === null ? none : words.date(value.date)
    case 'disclosure':
      return words.t(`terms.disclosure.${value.disclosure}`)
    case 'number':
      return words.number(value.number)
  }
}
