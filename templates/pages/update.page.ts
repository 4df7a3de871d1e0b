import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { fixedAddressee } from './parts/addressee-context.ts'
import { contentComparison, type ContentView } from './parts/content-comparison.ts'
import { keptComment } from './parts/kept-comment.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { hiddenFields } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { instantTime } from './parts/time.ts'
import { updateContent, type UpdateContentView } from './parts/update-content.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface UpdatePageView extends UpdateContentView, FormState {
  readonly id: string
  readonly state: 'draft' | 'submitted' | 'returned' | 'published'
  readonly changedAt: string
  /** Why it was returned. */
  readonly comment: string | null
  /** Set where one act wrote it for several addressees. */
  readonly batch: string | null
  readonly version: number
  readonly can: { readonly edit: boolean; readonly submit: boolean; readonly return: boolean; readonly publish: boolean }
  /** Why it cannot be published by this person now, translated; null when it can or when it is not the question. */
  readonly notPublishable: string | null
  /** What the reader had before them when they acted, where it is no longer what is stored; null when nobody changed it. */
  readonly changed: ContentView | null
}

/** One update: for its author to check and for a second person to judge beside the current status; once published, by itself. */
export function updatePage(view: UpdatePageView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`workspace.check.${view.state}`)
  return workspaceFrame(
    page,
    title,
    words.t('workspace.check.crumb'),
    html`<div class="form">
      ${errorSummary(page, view)} ${view.changed === null ? '' : outdated(page, view.changed, view)}
      <p class="quiet">${view.author}&nbsp;· ${instantTime(page, view.changedAt)}</p>
      ${view.comment === null ? '' : html`<p class="fate"><strong>${words.t('workspace.draft.comment')}</strong> <span class="typed">${view.comment}</span></p>`}
      ${view.batch === null ? '' : html`<p class="quiet">${words.t('workspace.several.one_of')}</p>`}
      ${fixedAddressee(page, view.addressee)} ${updateContent(page, view, view.state === 'published')} ${actions(page, view)}
    </div>`,
  )
}

function outdated(page: PageContext, read: ContentView, now: UpdatePageView): Html {
  const { words } = page
  const comment = now.can.return ? '' : (now.values['comment'] ?? '')
  return html`${contentComparison(
    page,
    words.t('workspace.conflict.read_caption'),
    [
      { head: words.t('workspace.conflict.read'), content: read },
      { head: words.t('workspace.conflict.stored'), content: now },
    ],
    true,
  )}
  ${comment === '' ? '' : keptComment(page, comment)}`
}

function actions(page: PageContext, view: UpdatePageView): Html {
  const { words } = page
  const path = (verb: string) => ownPath(page, `/workspace/updates/${encodeURIComponent(view.id)}/${verb}`)
  const version = hiddenFields([
    { name: 'version', value: String(view.version) },
    { name: 'seen', value: view.standing.seen ?? '' },
  ])
  const read = html`${version}${hiddenFields(readBack(view))}`
  return html`${view.notPublishable === null ? '' : html`<p class="notice">${view.notPublishable}</p>`}
    <ul class="actions">
      ${
        view.can.publish
          ? html`<li>
              <form method="post" action="${path('publish')}">
                ${read}<button type="submit">${words.t('workspace.check.publish')}</button>
              </form>
            </li>`
          : ''
      }
      ${
        view.can.submit
          ? html`<li>
              <form method="post" action="${path('submit')}">
                ${version}<button type="submit">${words.t('workspace.update.submit')}</button>
              </form>
            </li>`
          : ''
      }
      ${view.can.edit ? html`<li><a class="button plain" href="${path('edit')}">${words.t('workspace.check.edit')}</a></li>` : ''}
      ${
        page.account?.canReview && (view.state === 'submitted' || view.state === 'published')
          ? html`<li>
              <a class="button plain" href="${ownPath(page, `/workspace/replies/new?update=${encodeURIComponent(view.id)}`)}"
                >${words.t('replies.invite.link')}</a
              >
            </li>`
          : ''
      }
      ${
        page.account?.canReview && view.state === 'published'
          ? html`<li>
              <a class="button plain" href="${ownPath(page, `/workspace/redactions/${encodeURIComponent(view.id)}`)}"
                >${words.t('replies.redact.link')}</a
              >
            </li>`
          : ''
      }
    </ul>
    ${
      view.can.edit
        ? html`<details class="return">
            <summary>${words.t('workspace.draft.discard')}</summary>
            <form method="post" action="${path('delete')}">
              ${version}
              <p class="quiet">${words.t('workspace.draft.discard_hint')}</p>
              <p><button type="submit" class="plain">${words.t('workspace.draft.discard')}</button></p>
            </form>
          </details>`
        : ''
    }
    ${
      view.can.return
        ? html`<form class="return" method="post" action="${path('return')}" novalidate>
            ${read}
            ${textArea(view, { name: 'comment', label: words.t('workspace.check.comment'), hint: words.t('workspace.check.comment_hint'), rows: 4 })}
            <p><button type="submit" class="plain">${words.t('workspace.check.return')}</button></p>
          </form>`
        : ''
    }`
}

/** The content that the reader has before them, so that they see what changed when they act on a page that is out of date. */
function readBack(content: ContentView): { readonly name: string; readonly value: string }[] {
  const texts = (['summary', 'reason'] as const).flatMap((field) =>
    Object.entries(content[field]).map(([language, value]) => ({ name: `read_${field}_${language}`, value })),
  )
  return [
    { name: 'read_status', value: content.status ?? '' },
    { name: 'read_effective_on', value: content.effectiveOn ?? '' },
    { name: 'read_significance', value: content.significance ?? '' },
    ...texts,
  ]
}
