import { html } from 'hono/html'
import type { ChangeView } from '../view/change.ts'
import type { TopicView } from '../view/topic.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { changeEntry } from './parts/change.ts'
import { changeFilters } from './parts/change-filters.ts'
import { ownPath, publicPath } from './parts/links.ts'
import { narrowedTitle, topicFilters } from './parts/topic-filters.ts'

export interface ChangeListView {
  /** What the list is narrowed to. */
  readonly topic: TopicView
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
    { title: narrowedTitle(title, view.topic, words), description: words.t('pages.changes.lead'), current: 'changes' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.changes.lead')}</p>
        <ul class="ways">
          <li><a href="${publicPath(page, '/corrections')}">${words.t('pages.changes.corrections')}</a></li>
          <li><a href="${ownPath(page, '/compare')}">${words.t('travel.compare.link')}</a></li>
        </ul>
        ${followLine(page)} ${exportLine(page, { path: '/changes', formats: ['csv', 'xlsx', 'json'], query: view.topic.query })}
      </div>
      <div class="cols aside-first">
        <details class="narrowing">
          <summary>${words.t('pages.changes.filter')}</summary>
          <h2 class="unseen">${words.t('pages.changes.filter')}</h2>
          ${changeFilters(page, view.topic)}
        </details>
        <div>
          ${topicFilters(page, '/changes', view.topic)}
          <h2 class="unseen">${words.t('pages.changes.list')}</h2>
          ${
            view.changes.length === 0
              ? html`<p class="empty">${words.t(view.topic.filters.length === 0 ? 'pages.changes.empty' : 'pages.changes.empty_topic')}</p>`
              : html`<ol class="changes dated">
                  ${view.changes.map((change) => changeEntry(page, change, 'full'))}
                </ol>`
          }
          ${
            view.next === null
              ? ''
              : html`<p>
                  <a class="button plain" href="${publicPath(page, older(view.topic, view.next))}" rel="next"
                    >${words.t('pages.changes.older')}</a
                  >
                </p>`
          }
        </div>
      </div>`,
  )
}

function older(topic: TopicView, next: string): string {
  const query = new URLSearchParams(topic.query)
  query.set('before', next)
  return `/changes?${query.toString()}`
}
