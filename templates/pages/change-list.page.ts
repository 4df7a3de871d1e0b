import { html } from 'hono/html'
import type { ChangeView } from '../view/change.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { changeEntry } from './parts/change.ts'
import { publicPath } from './parts/links.ts'
import { followSection } from './parts/section.ts'

export interface ChangeListView {
  /** Newest first. */
  readonly changes: readonly ChangeView[]
  /** Value of `before` for older ones, or null at the end. */
  readonly next: string | null
}

/** Every public act, newest first. */
export function changeListPage(view: ChangeListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.changes.title')
  return layout(
    page,
    { title, description: words.t('pages.changes.lead'), current: 'changes' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.changes.lead')}</p>
        <p><a href="${publicPath(page, '/corrections')}">${words.t('pages.changes.corrections')}</a></p>
      </div>
      <div class="narrow">
        <h2 class="unseen">${words.t('pages.changes.list')}</h2>
        ${
          view.changes.length === 0
            ? html`<p class="empty">${words.t('pages.changes.empty')}</p>`
            : html`<ol class="changes">
                ${view.changes.map((change) => changeEntry(page, change, 'full'))}
              </ol>`
        }
        ${
          view.next === null
            ? ''
            : html`<p>
                <a class="button plain" href="${publicPath(page, `/changes?before=${encodeURIComponent(view.next)}`)}" rel="next"
                  >${words.t('pages.changes.older')}</a
                >
              </p>`
        }
        ${followSection(page)}
      </div>`,
  )
}
