import { html } from 'hono/html'
import { filterTitle } from '../../follow/topic-title.ts'
import type { Words } from '../../i18n/index.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** Filters that ask how an addressee stands, or which it is. */
const OF_ADDRESSEES: ReadonlySet<string> = new Set([
  'q',
  'theme',
  'institution',
  'status',
  'country',
  'overdue',
  'stale',
  'awaiting_reply',
  'concern',
  'standard',
  'agreement_type',
  'recommendation',
])

/**
 * What narrows a list of acts now, each with a way to take it off again, and what that means. `path`: of the list, without its
 * query. `elsewhere`: filters that the page offers in another way.
 */
export function topicFilters(page: PageContext, path: string, topic: TopicView, elsewhere: readonly string[] = []): Html {
  const { words } = page
  const shown = topic.filters.filter(({ name }) => !elsewhere.includes(name))
  if (shown.length === 0) return html``
  const without = (name: string) => {
    const query = new URLSearchParams(topic.query)
    query.delete(name)
    return query.size === 0 ? path : `${path}?${query.toString()}`
  }
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
      ${shown.map(
        (filter) =>
          html`<li>
            <a href="${publicPath(page, without(filter.name))}"
              ><span class="unseen">${words.t('pages.filter.remove')} </span>${filterTitle(filter, words)}
              <span aria-hidden="true">×</span></a
            >
          </li>`,
      )}
      <li><a class="clear" href="${publicPath(page, path)}">${words.t('pages.filter.clear')}</a></li>
    </ul>
    ${shown.some(({ name }) => OF_ADDRESSEES.has(name)) ? html`<p class="quiet">${words.t('follow.topic.meaning')}</p>` : ''}`
}

/** The title of a list of acts with what it is narrowed to. */
export function narrowedTitle(title: string, topic: TopicView, words: Words): string {
  return [title, ...topic.filters.map((filter) => filterTitle(filter, words))].join(' · ')
}
