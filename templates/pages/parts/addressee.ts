import { html } from 'hono/html'
import type { AddresseeView } from '../../view.ts'
import type { Html, PageContext } from '../page-context.ts'
import { institutionPath, ownPath, recommendationPath } from './links.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'
import { dateTime, dayOf, daysBetween } from './time.ts'

/** Computed labels of an addressee: overdue, not reviewed recently, awaiting reply. */
export function addresseeLabels(page: PageContext, addressee: AddresseeView): Html {
  const labels = [
    addressee.overdue ? 'overdue' : null,
    addressee.stale ? 'stale' : null,
    addressee.awaitingReply ? 'awaiting_reply' : null,
  ] as const
  return html`${labels.map((label) => (label ? html` <span class="label ${label}">${page.words.t(`terms.computed.${label}`)}</span>` : ''))}`
}

/** Due date with its distance from the instant the page speaks of; a dash when none was set. */
export function dueDate(page: PageContext, addressee: AddresseeView): Html {
  if (addressee.dueOn === null) return dash(page)
  const days = daysBetween(dayOf(page.recordAt, page.timeZone), addressee.dueOn)
  const distance = days < 0 ? page.words.t('pages.due.ago', { n: -days }) : days <= 92 ? page.words.t('pages.due.in', { n: days }) : null
  return html`${dateTime(page, addressee.dueOn)}${distance === null ? '' : html` <span class="${addressee.overdue ? 'late' : 'quiet'}">${distance}</span>`}`
}

/** A place left empty, said aloud to those who do not see the dash. */
export function dash(page: PageContext): Html {
  return html`<span aria-hidden="true">–</span><span class="unseen">${page.words.t('pages.none')}</span>`
}

/** A table of addressees; `show` says which side of the pair the reader does not know already. */
export function addresseeTable(
  page: PageContext,
  addressees: readonly AddresseeView[],
  show: 'institution' | 'recommendation' | 'both',
  caption: string,
): Html {
  const { words } = page
  const label = {
    recommendation: words.t('pages.column.recommendation'),
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
          ${show === 'institution' ? '' : html`<th scope="col">${label.recommendation}</th>`}
          ${show === 'recommendation' ? '' : html`<th scope="col">${label.institution}</th>`}
          <th scope="col">${label.position}</th>
          <th scope="col">${label.status}</th>
          <th scope="col">${label.since}</th>
          <th scope="col">${label.due}</th>
        </tr>
      </thead>
      <tbody>
        ${addressees.map(
          (addressee) =>
            html`<tr>
              ${
                show === 'institution'
                  ? ''
                  : html`<th scope="row" data-label="${label.recommendation}">
                      <a href="${recommendationPath(page, addressee.recommendation.code)}"
                        ><span class="code">${addressee.recommendation.code}</span>
                        ${localizedName(page, addressee.recommendation.title)}</a
                      >
                    </th>`
              }
              ${show === 'recommendation' ? '' : institutionCell(page, addressee, show === 'institution', label.institution)}
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

function institutionCell(page: PageContext, addressee: AddresseeView, heads: boolean, label: string): Html {
  const { institution } = addressee
  const body = html`<div>
    <a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>
    <span class="country">${page.words.t(`terms.country.${institution.country}`)}</span>
    ${page.account ? workspaceLinks(page, addressee) : ''}
  </div>`
  return heads ? html`<th scope="row" data-label="${label}">${body}</th>` : html`<td data-label="${label}">${body}</td>`
}

function workspaceLinks(page: PageContext, addressee: AddresseeView): Html {
  const id = encodeURIComponent(addressee.id)
  return html`<span class="quiet work">
    <a href="${ownPath(page, `/workspace/updates/new?addressee=${id}`)}">${page.words.t('workspace.do.update')}</a> ·
    <a href="${ownPath(page, `/workspace/addressees/${id}/position`)}">${page.words.t('workspace.do.position')}</a> ·
    <a href="${ownPath(page, `/workspace/addressees/${id}/due-date`)}">${page.words.t('workspace.do.due_date')}</a>
  </span>`
}
