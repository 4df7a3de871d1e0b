import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Html, PageContext } from '../page-context.ts'
import { evidenceList } from './evidence.ts'
import { recommendationPath } from './links.ts'
import { logLink } from './log-link.ts'
import { localized, localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** What an institution says of each recommendation, with the source of it; those without a position are left out. */
export function positionList(page: PageContext, addressees: readonly AddresseeView[]): Html {
  const { words } = page
  return html`<ul class="changes">
    ${addressees.map(({ recommendation, position }) =>
      position === null
        ? ''
        : html`<li>
            <p class="kind">
              ${dateTime(page, position.statedOn)}&nbsp;·
              <a href="${recommendationPath(page, recommendation.code)}"
                >${recommendation.code} ${localizedName(page, recommendation.title)}</a
              >
            </p>
            <h3>${words.t(`terms.position.${position.position}`)}</h3>
            ${words.pick(position.statement) ? html`<p>${localized(page, position.statement)}</p>` : ''}
            ${position.evidence === null ? '' : evidenceList(page, [position.evidence])}
            <p class="quiet">${logLink(page, position.seq)}</p>
          </li>`,
    )}
  </ul>`
}
