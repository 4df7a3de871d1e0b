import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Status } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationLink } from './addressee.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'
import { dateTime } from './time.ts'

export interface SeveralRow {
  readonly addressee: AddresseeView
  /** Proposed. */
  readonly status: Status
  /** Of the update itself, where it is stored. */
  readonly href?: string
  readonly state?: 'draft' | 'submitted' | 'returned'
  /** Another update of the addressee was published since this one was begun. */
  readonly moved?: boolean
}

/** What one assessment of several addressees would change for each. */
export function severalTable(page: PageContext, rows: readonly SeveralRow[]): Html {
  const { words } = page
  const label = {
    institution: words.t('pages.column.institution'),
    now: words.t('workspace.check.now'),
    proposed: words.t('workspace.several.becomes'),
  }
  return html`<div class="wide">
    <table>
      <caption>
        ${words.t('workspace.several.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ addressee, status, href, state, moved }) =>
            html`<tr>
              <th scope="row"><div>${recommendationLink(page, addressee)}</div></th>
              <td data-label="${label.institution}">
                <div>
                  ${href ? html`<a href="${href}">${localizedName(page, addressee.institution.name)}</a>` : localizedName(page, addressee.institution.name)}
                  ${state && state !== 'submitted' ? html` <span class="label">${words.t(`workspace.several.state.${state}`)}</span>` : ''}
                </div>
              </td>
              <td data-label="${label.now}">
                <div>
                  ${statusTag(page, addressee.status)}
                  ${addressee.statusSince === null ? '' : html`<span class="quiet">${dateTime(page, addressee.statusSince)}</span>`}
                  ${moved ? html` <span class="label overdue">${words.t('workspace.several.moved')}</span>` : ''}
                </div>
              </td>
              <td data-label="${label.proposed}"><div>${statusTag(page, status)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
