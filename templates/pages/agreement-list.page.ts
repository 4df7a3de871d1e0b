import { html } from 'hono/html'
import type { AgreementListItem, FoundAgreements } from '../view/agreement.ts'
import { DISCLOSURES } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { dash } from './parts/addressee.ts'
import { agreementFilters } from './parts/agreement-filters.ts'
import { exportLine } from './parts/export-line.ts'
import { agreementPath, publicPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'

/** The instruments of cooperation that are known, and how much of each can be read. */
export function agreementListPage(view: FoundAgreements, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.agreements.title')
  return layout(
    page,
    { title, description: words.t('pages.agreements.lead'), current: 'agreements' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.agreements.lead')}</p>
        ${
          view.total > 0 && view.matching === view.total
            ? html`<p>${words.t('pages.agreements.finding', { n: view.total, open: view.open })}</p>`
            : ''
        }
        ${followLine(page)} ${exportLine(page, { path: '/agreements', formats: ['csv', 'xlsx', 'json'] })}
      </div>
      ${view.total === 0 ? '' : agreementFilters(page, view)}
      ${
        view.total === 0
          ? html`<p class="empty">${words.t('pages.agreements.empty')}</p>`
          : view.matching === 0
            ? html`<p class="empty">${words.t('record.place.agreement.no_match')}</p>`
            : html`<p class="count">${words.t('record.place.agreement.count', { n: view.matching, total: view.total })}</p>
                ${table(page, view.agreements)}`
      }
      ${view.next === null ? '' : html`<p><a class="button plain" rel="next" href="${nextPage(page, view)}">${words.t('record.place.next')}</a></p>`}
      ${section(
        'levels',
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

function nextPage(page: PageContext, { filters, next }: FoundAgreements): string {
  const query = new URLSearchParams(
    Object.entries({ ...filters, after: next }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return publicPath(page, `/agreements?${query.toString()}`)
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
