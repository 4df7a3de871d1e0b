import { html } from 'hono/html'
import type { ProposalItem } from '../view/proposal.ts'
import type { Html, PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { proposalName } from './parts/proposal-context.ts'
import { section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ProposalListView {
  readonly own: readonly ProposalItem[]
  /** The longest waiting first; empty for those who do not review. */
  readonly waiting: readonly ProposalItem[]
}

/** What waits for a second person, and one's own proposals. */
export function proposalListPage(view: ProposalListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('proposals.list.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
      <p>${words.t('proposals.list.lead')}</p>
      <ul class="actions">
        <li><a class="button" href="${ownPath(page, '/workspace/proposals/new')}">${words.t('proposals.list.new')}</a></li>
      </ul>
      ${
        page.account?.canReview
          ? section('waiting', words.t('proposals.list.waiting'), list(page, view.waiting, words.t('proposals.list.waiting_none')))
          : ''
      }
      ${section('own', words.t('proposals.list.own'), list(page, view.own, words.t('proposals.list.own_none')))}
    </div>`,
  )
}

function list(page: PageContext, items: readonly ProposalItem[], none: string): Html {
  if (items.length === 0) return html`<p class="empty">${none}</p>`
  return html`<ul class="changes">
    ${items.map(
      (item) =>
        html`<li>
          <p class="kind">
            ${instantTime(page, item.changedAt)}&nbsp;· ${item.author}&nbsp;·
            <span class="label">${page.words.t(`proposals.state.${item.state}`)}</span>
          </p>
          <h3>
            <a href="${ownPath(page, `/workspace/proposals/${encodeURIComponent(item.id)}`)}">${proposalName(page, item.subject)}</a>
          </h3>
          ${about(page, item)}
          ${item.comment === null ? '' : html`<p class="fate"><strong>${page.words.t('proposals.page.returned')}</strong> ${item.comment}</p>`}
          ${item.seq === null ? '' : html`<p class="quiet">${logLink(page, item.seq)}</p>`}
        </li>`,
    )}
  </ul>`
}

function about(page: PageContext, { subject, title }: ProposalItem): Html {
  const { recommendation, institution, indicator, agreement, evidence } = subject
  const named = title === null ? html`` : html`<p>${localizedName(page, title)}</p>`
  if (agreement !== null) return html`<p>${localizedName(page, agreement.title)}</p>`
  if (evidence) return html`<p>${localizedName(page, evidence.title)}</p>`
  if (recommendation === null) return named
  return html`<p>
      ${recommendation.code}
      ${localizedName(page, recommendation.title)}${institution === null ? '' : html`: ${localizedName(page, institution.name)}`}${
        indicator === null ? '' : html`, ${indicator.code} ${localizedName(page, indicator.title)}`
      }
    </p>
    ${named}`
}
