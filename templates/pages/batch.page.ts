import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { Status } from '../view/scales.ts'
import type { Html, PageContext } from './layout.ts'
import { contentComparison, type ContentView } from './parts/content-comparison.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { hiddenFields } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { severalTable } from './parts/several-table.ts'
import { citedEvidence, type UpdateContentView } from './parts/update-content.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface BatchItem {
  readonly id: string
  readonly state: 'draft' | 'submitted' | 'returned'
  readonly version: number
  /** The addressee's current update. */
  readonly seen: string | null
  /** Another update of the addressee was published since this one was begun. */
  readonly moved: boolean
  readonly addressee: AddresseeView
}

export interface BatchView extends FormState {
  readonly id: string
  /** Each distinct content with the updates that say it. */
  readonly contents: readonly {
    readonly content: ContentView & Pick<UpdateContentView, 'author' | 'evidence'>
    readonly items: readonly BatchItem[]
  }[]
  readonly can: { readonly submit: boolean; readonly publish: boolean }
  /** Only the rule that author and publisher differ stands in the way. */
  readonly ownBarred: boolean
  /** One of them is no longer what the reader had before them. */
  readonly changed: boolean
}

/** Updates that were written together, to be sent or published in one act: posts to `/{lang}/workspace/updates/several/{id}/…`. */
export function batchPage(view: BatchView, page: PageContext): Html {
  const { words } = page
  const title = words.t(view.can.publish ? 'workspace.several.review_title' : 'workspace.several.check')
  const waiting = view.contents.flatMap(({ items }) => items).filter((item) => item.state === 'submitted')
  const path = (verb: string) => ownPath(page, `/workspace/updates/several/${encodeURIComponent(view.id)}/${verb}`)
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="form">
      ${errorSummary(page, view)} ${view.changed ? html`<p class="problems" role="alert">${words.t('workspace.several.changed')}</p>` : ''}
      ${view.contents.map(({ content, items }, index) => part(page, content, items, index))}
      ${view.ownBarred ? html`<p class="notice">${words.t(page.singlePerson ? 'errors.byline_needs_second' : 'errors.own_update')}</p>` : ''}
      ${
        view.can.publish
          ? html`<form method="post" action="${path('publish')}">
              ${hiddenFields(waiting.map((item) => ({ name: `update_${item.id}`, value: `${item.version} ${item.seen ?? ''}` })))}
              <p class="quiet">${words.t('workspace.several.publish_hint')}</p>
              <p><button type="submit">${words.t('workspace.several.publish', { n: waiting.length })}</button></p>
            </form>`
          : ''
      }
      ${
        view.can.submit
          ? html`<form method="post" action="${path('submit')}">
              <p><button type="submit">${words.t('workspace.several.submit')}</button></p>
            </form>`
          : ''
      }
    </div>`,
  )
}

function part(page: PageContext, content: BatchView['contents'][number]['content'], items: readonly BatchItem[], index: number): Html {
  const { words } = page
  const rows = items.map((item) => ({
    addressee: item.addressee,
    status: content.status as Status,
    href: ownPath(page, `/workspace/updates/${encodeURIComponent(item.id)}`),
    state: item.state,
    moved: item.moved,
  }))
  return section(
    `part-${index}`,
    words.t('workspace.several.each', { n: items.length }),
    html`${contentComparison(page, words.t('workspace.check.proposed'), [{ head: words.t('workspace.check.proposed'), content }], false)}
      <p>${words.t('workspace.byline.signed')} <b>${content.author}</b></p>
      ${citedEvidence(page, content.evidence)} ${severalTable(page, rows)}`,
  )
}
