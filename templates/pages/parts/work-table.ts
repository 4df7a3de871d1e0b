import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Html, PageContext } from '../page-context.ts'
import { addresseeLabels, dash, dueDate, institutionLink, recommendationLink } from './addressee.ts'
import { statusTag } from './status.ts'
import { plainText } from './text.ts'

/** An addressee with who looks after it. */
export interface WorkItem extends AddresseeView {
  readonly owner: string | null
  /** The owner is the reader. */
  readonly mine: boolean
}

/** Addressees to be worked on, with the ways to their forms and who looks after them; `ticked`: each with a box to tick. */
export function workTable(page: PageContext, items: readonly WorkItem[], caption: string, ticked: ReadonlySet<string> | null = null): Html {
  const { words } = page
  const label = {
    institution: words.t('pages.column.institution'),
    status: words.t('pages.column.status'),
    due: words.t('pages.column.due'),
    owner: words.t('workspace.many.owner'),
  }
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${ticked ? html`<th scope="col">${words.t('workspace.many.choose')}</th>` : ''}
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              ${ticked ? html`<td class="choose"><div>${tick(page, item, ticked.has(item.id))}</div></td>` : ''}
              <th scope="row"><div>${recommendationLink(page, item)}</div></th>
              <td data-label="${label.institution}"><div>${institutionLink(page, item)}</div></td>
              <td data-label="${label.status}"><div>${statusTag(page, item.status)} ${addresseeLabels(page, item)}</div></td>
              <td data-label="${label.due}"><div>${dueDate(page, item)}</div></td>
              <td data-label="${label.owner}"><div>${owner(page, item)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function owner(page: PageContext, item: WorkItem): Html {
  if (item.owner === null) return dash(page)
  return item.mine ? html`<b>${item.owner}</b> (${page.words.t('workspace.many.mine')})` : html`${item.owner}`
}

function tick(page: PageContext, item: WorkItem, checked: boolean): Html {
  return html`<input type="checkbox" id="addressee_${item.id}" name="addressees" value="${item.id}" ${checked ? 'checked' : ''} /><label
      for="addressee_${item.id}"
      ><span class="unseen"
        >${page.words.t('workspace.many.choose')} ${item.recommendation.code}, ${plainText(page, item.institution.name)}</span
      ></label
    >`
}
