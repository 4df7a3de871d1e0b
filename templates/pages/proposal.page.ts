import { html } from 'hono/html'
import type { ProposalFacts, ProposalKind, ProposalSource, ProposalState, ProposalSubject } from '../view/proposal.ts'
import type { Html, PageContext } from './layout.ts'
import { evidenceItem } from './parts/evidence.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { keptComment } from './parts/kept-comment.ts'
import { ownPath } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { proposalComparison } from './parts/proposal-comparison.ts'
import { proposalContext, proposalName } from './parts/proposal-context.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ProposalPageView extends FormState {
  readonly id: string
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly version: number
  readonly subject: ProposalSubject
  /** What the record says of it now; null: nothing. */
  readonly now: ProposalFacts | null
  /** Null once it is published or discarded. */
  readonly proposed: ProposalFacts | null
  readonly sources: readonly ProposalSource[]
  /** Sources that this person may not see. */
  readonly hiddenSources: number
  readonly author: string
  readonly changedAt: string
  /** Why it was returned. */
  readonly comment: string | null
  /** Sequence number of its event, once it is published. */
  readonly seq: number | null
  /** The agreement changed after this was written. */
  readonly movedOn: boolean
  readonly can: { readonly edit: boolean; readonly discard: boolean; readonly return: boolean; readonly publish: boolean }
  /** Why it cannot be published by this person now, translated; null when it can or when it is not the question. */
  readonly notPublishable: string | null
}

/** One proposal beside what is on record, for its author to check and for a second person to judge. */
export function proposalPage(view: ProposalPageView, page: PageContext): Html {
  const { words } = page
  return workspaceFrame(
    page,
    proposalName(page, view.subject),
    words.t('proposals.page.crumb'),
    html`<div class="form">
      ${errorSummary(page, view)}
      <p class="quiet">
        <span class="label">${words.t(`proposals.state.${view.state}`)}</span> ${words.t('proposals.page.by')} ${view.author}&nbsp;·
        ${instantTime(page, view.changedAt)}
      </p>
      ${fate(page, view)} ${proposalContext(page, view.subject)} ${view.proposed === null ? '' : difference(page, view, view.proposed)}
      ${actions(page, view)}
    </div>`,
  )
}

function fate(page: PageContext, view: ProposalPageView): Html {
  const { words } = page
  if (view.state === 'published') {
    return html`<p class="notice">${words.t('proposals.page.published')} ${view.seq === null ? '' : logLink(page, view.seq)}</p>`
  }
  if (view.state === 'discarded') return html`<p class="notice">${words.t('proposals.page.discarded')}</p>`
  return html`${
    view.state === 'returned' && view.comment !== null
      ? html`<p class="fate"><strong>${words.t('proposals.page.returned')}</strong> ${view.comment}</p>`
      : ''
  }
  ${view.movedOn ? html`<p class="notice">${words.t('proposals.page.moved_on')}</p>` : ''}`
}

function difference(page: PageContext, view: ProposalPageView, proposed: ProposalFacts): Html {
  const { words } = page
  const heads = {
    caption: words.t('proposals.page.caption'),
    now: words.t('proposals.page.now'),
    proposed: words.t('proposals.page.proposed'),
  }
  const cites = view.kind !== 'indicator' && view.kind !== 'milestone' && view.kind !== 'citation'
  return html`${section('difference', words.t('proposals.page.difference'), proposalComparison(page, view.now, proposed, heads))}
  ${
    cites
      ? section(
          'evidence',
          words.t('proposals.source.legend'),
          view.sources.length === 0
            ? html`<p>${words.t('proposals.source.none')}</p>`
            : html`<ul class="evidence">
                  ${view.sources.map(
                    (source) =>
                      html`<li>
                        ${evidenceItem(page, source.evidence)}
                        <p>
                          <span class="label">${words.t(`workspace.sensitivity.${source.sensitivity}`)}</span>
                          ${view.now === null || source.fate === 'kept' ? '' : html`<strong class="label">${words.t(source.fate === 'new' ? 'proposals.source.added' : 'proposals.source.dropped')}</strong>`}
                        </p>
                      </li>`,
                  )}
                </ul>
                ${view.hiddenSources === 0 ? '' : html`<p class="quiet">${words.t('pages.evidence.hidden', { n: view.hiddenSources })}</p>`}`,
        )
      : ''
  }`
}

function actions(page: PageContext, view: ProposalPageView): Html {
  const { words } = page
  const path = (verb: string) => ownPath(page, `/workspace/proposals/${encodeURIComponent(view.id)}/${verb}`)
  const typed = (view.values['comment'] ?? '').trim()
  const version = html`<input type="hidden" name="version" value="${view.version}" />`
  const press = (verb: 'publish' | 'discard', plain: boolean) =>
    html`<li>
      <form method="post" action="${path(verb)}">
        ${version}<button type="submit" class="${plain ? 'plain' : ''}">${words.t(`proposals.page.${verb}`)}</button>
      </form>
    </li>`
  return html`${view.notPublishable === null ? '' : html`<p class="notice">${view.notPublishable}</p>`}
    <ul class="actions">
      ${view.can.publish ? press('publish', false) : ''}
      ${view.can.edit ? html`<li><a class="button plain" href="${path('edit')}">${words.t('proposals.page.edit')}</a></li>` : ''}
      ${view.can.discard ? press('discard', true) : ''}
    </ul>
    ${
      view.can.return
        ? html`<form class="return" method="post" action="${path('return')}" novalidate>
            ${version}
            ${textArea(view, { name: 'comment', label: words.t('proposals.page.comment'), hint: words.t('proposals.page.comment_hint'), rows: 4 })}
            <p><button type="submit" class="plain">${words.t('proposals.page.return')}</button></p>
          </form>`
        : typed === ''
          ? ''
          : keptComment(page, typed)
    }`
}
