import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Html } from '../page-context.ts'
import { addresseeLabels, dash, dueDate } from './addressee.ts'
import { institutionPath } from './links.ts'
import type { ReportFrame } from './report-frame.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** Recommendations × institutions as the edition froze them; every row leads to its recommendation's block. */
export function reportAddresseeTable({ page, block }: ReportFrame, addressees: readonly AddresseeView[], caption: string): Html {
  const { words } = page
  const label = {
    institution: words.t('pages.column.institution'),
    position: words.t('pages.column.position'),
    status: words.t('pages.column.status'),
    since: words.t('pages.column.since'),
    due: words.t('pages.column.due'),
  }
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${addressees.map(
          (addressee) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${block(addressee.recommendation.code)}"
                    ><span class="code">${addressee.recommendation.code}</span> ${localizedName(page, addressee.recommendation.title)}</a
                  >
                </div>
              </th>
              <td data-label="${label.institution}">
                <div>
                  <a href="${institutionPath(page, addressee.institution.slug)}">${localizedName(page, addressee.institution.name)}</a>
                  <span class="country">${words.t(`terms.country.${addressee.institution.country}`)}</span>
                </div>
              </td>
              <td data-label="${label.position}">
                <div>${words.t(`terms.position.${addressee.position?.position ?? 'none_stated'}`)}</div>
              </td>
              <td data-label="${label.status}"><div>${statusTag(page, addressee.status)} ${addresseeLabels(page, addressee)}</div></td>
              <td data-label="${label.since}">
                <div>${addressee.statusSince === null ? dash(page) : dateTime(page, addressee.statusSince)}</div>
              </td>
              <td data-label="${label.due}"><div>${dueDate(page, addressee)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
