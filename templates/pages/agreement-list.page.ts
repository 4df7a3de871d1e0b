import { html } from 'hono/html'
import type { AgreementListItem } from '../view/agreement.ts'
import { DISCLOSURES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { dash } from './parts/addressee.ts'
import { agreementPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'

export interface AgreementListView {
  /** Newest first by date of signature. */
  readonly agreements: readonly AgreementListItem[]
}

/** The instruments of cooperation that are known, and how much of each can be read. */
export function agreementListPage(view: AgreementListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.agreements.title')
  const open = view.agreements.filter((agreement) => agreement.disclosure === 'full_text').length
  return layout(
    page,
    { title, description: words.t('pages.agreements.lead'), current: 'agreements' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.agreements.lead')}</p>
        <p>${words.t('pages.agreements.finding', { n: view.agreements.length, open })}</p>
        ${followLine(page)}
      </div>
      ${view.agreements.length === 0 ? html`<p class="empty">${words.t('pages.agreements.empty')}</p>` : table(page, view.agreements)}
      ${section(
        'disclosure',
        words.t('pages.agreements.disclosure'),
        html`<dl class="pairs">
          ${DISCLOSURES.map(
            (disclosure) =>
              html`<dt>${words.t(`terms.disclosure.${disclosure}`)}</dt>
                <dd>${words.t(`pages.disclosure.${disclosure}`)}</dd>`,
          )}
        </dl>`,
      )}`,
  )
}

function table(page: PageContext, agreements: readonly AgreementListItem[]): Html {
  const { words } = page
  const label = {
    agreement: words.t('pages.column.agreement'),
    type: words.t('pages.column.type'),
    signed: words.t('pages.column.signed'),
    ended: words.t('pages.column.ended'),
    disclosure: words.t('pages.column.disclosure'),
  }
  return html`<div class="wide">
    <table>
      <caption>
        ${words.t('pages.agreements.caption')}
      </caption>
      <thead>
        <tr>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${agreements.map(
          (agreement) =>
            html`<tr>
              <th scope="row">
                <a href="${agreementPath(page, agreement.slug)}">${localizedName(page, agreement.title)}</a>
              </th>
              <td data-label="${label.type}"><div>${localizedName(page, agreement.type.title)}</div></td>
              <td data-label="${label.signed}">
                <div>${agreement.signedOn === null ? dash(page) : dateTime(page, agreement.signedOn)}</div>
              </td>
              <td data-label="${label.ended}"><div>${agreement.endedOn === null ? dash(page) : dateTime(page, agreement.endedOn)}</div></td>
              <td data-label="${label.disclosure}"><div>${words.t(`terms.disclosure.${agreement.disclosure}`)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
