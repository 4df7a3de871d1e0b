import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dueDate, recommendationLink } from './addressee.ts'
import { statusTag } from './status.ts'

/** What is due of one institution, the earliest first: the day, the recommendation, and where it stands. */
export function dueList(page: PageContext, addressees: readonly AddresseeView[]): Html {
  return html`<ul class="ruled">
    ${addressees.map(
      (addressee) =>
        html`<li>
          ${recommendationLink(page, addressee)}
          <div class="split"><span>${dueDate(page, addressee)}</span> ${statusTag(page, addressee.status)}</div>
        </li>`,
    )}
  </ul>`
}
