import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Html, PageContext } from '../page-context.ts'
import { institutionPath, ownPath, recommendationPath } from './links.ts'
import { replyCell } from './reply.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'
import { dateTime, dayOf, daysBetween } from './time.ts'

/** Computed labels of an addressee: overdue, not reviewed recently, awaiting reply. Not assessed says already that nobody reviewed it. */
export function addresseeLabels(page: PageContext, addressee: AddresseeView): Html {
  const labels = [
    addressee.overdue ? 'overdue' : null,
    addressee.stale && addressee.status !== 'not_assessed' ? 'stale' : null,
    addressee.awaitingReply ? 'awaiting_reply' : null,
  ] as const
  return html`${labels.map((label) => (label ? html` <span class="label ${label}">${page.words.t(`terms.computed.${label}`)}</span>` : ''))}`
}

/** Due date with its distance from the instant the page speaks of; a dash when none was set. */
export function dueDate(page: PageContext, addressee: AddresseeView): Html {
  if (addressee.dueOn === null) return dash(page)
  const days = daysBetween(dayOf(page.recordAt, page.timeZone), addressee.dueOn)
  const distance = days < 0 ? page.words.t('pages.due.ago', { n: -days }) : days <= 92 ? page.words.t('pages.due.in', { n: days }) : null
  return html`${dateTime(page, addressee.dueOn)}${distance === null ? '' : html` <span class="${addressee.overdue ? 'distance late' : 'distance'}">${distance}</span>`}`
}

/** A place left empty, said aloud to those who do not see the dash; where rows are stacked, its line is left out. */
export function dash(page: PageContext): Html {
  return html`<span class="dash" aria-hidden="true">–</span><span class="unseen">${page.words.t('pages.none')}</span>`
}

/**
 * A table of addressees; `show` says which side of the pair the reader does not know already.
 * Where it is both, the table is a summary and leaves position, since and reply out. The column of replies stands only where
 * somebody was invited.
 */
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
    reply: words.t('replies.column'),
  }
  const columns = {
    institution: ['institution', 'position', 'status', 'since', 'due', 'reply'],
    recommendation: ['recommendation', 'position', 'status', 'since', 'due', 'reply'],
    both: ['recommendation', 'institution', 'status', 'due'],
  } as const
  const cells = {
    recommendation: recommendationLink,
    institution: institutionLink,
    position: (_: PageContext, { position }: AddresseeView) => html`${words.t(`terms.position.${position?.position ?? 'none_stated'}`)}`,
    status: (_: PageContext, addressee: AddresseeView) => html`${statusTag(page, addressee.status)} ${addresseeLabels(page, addressee)}`,
    since: (_: PageContext, { statusSince }: AddresseeView) => (statusSince === null ? dash(page) : dateTime(page, statusSince)),
    due: dueDate,
    reply: (_: PageContext, { recommendation, reply }: AddresseeView) => (reply ? replyCell(page, recommendation.code, reply) : dash(page)),
  }
  const [head, ...others] = columns[show]
  const answered = addressees.some(({ reply }) => reply)
  const rest = others.filter((column) => column !== 'reply' || answered)
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${[head, ...rest].map((column) => html`<th scope="col">${label[column]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${addressees.map(
          (addressee) =>
            html`<tr>
              <th scope="row"><div>${cells[head](page, addressee)}</div></th>
              ${rest.map((column) => html`<td data-label="${label[column]}"><div>${cells[column](page, addressee)}</div></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

export function recommendationLink(page: PageContext, { recommendation }: AddresseeView): Html {
  return html`<a href="${recommendationPath(page, recommendation.code)}"
    ><span class="code">${recommendation.code}</span> ${localizedName(page, recommendation.title)}</a
  >`
}

export function institutionLink(page: PageContext, addressee: AddresseeView): Html {
  const { institution } = addressee
  return html`<a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>
    <span class="country">${page.words.t(`terms.country.${institution.country}`)}</span>
    ${page.account && page.account.role !== 'institution' ? workspaceLinks(page, addressee) : ''}`
}

function workspaceLinks(page: PageContext, addressee: AddresseeView): Html {
  const id = encodeURIComponent(addressee.id)
  return html`<span class="quiet work">
    <a href="${ownPath(page, `/workspace/updates/new?addressee=${id}`)}">${page.words.t('workspace.do.update')}</a>&nbsp;·
    <a href="${ownPath(page, `/workspace/addressees/${id}/position`)}">${page.words.t('workspace.do.position')}</a>&nbsp;·
    <a href="${ownPath(page, `/workspace/addressees/${id}/due-date`)}">${page.words.t('workspace.do.due_date')}</a>
  </span>`
}
