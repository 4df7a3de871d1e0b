import { html } from 'hono/html'
import { filterTitle } from '../../follow/topic-title.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** What narrows a view of the record now, each with a way to take it off again. `path`: without query; `kept`: what else the address says. */
export function removableFilters(
  page: PageContext,
  path: string,
  filters: TopicView['filters'],
  kept: readonly (readonly [string, string])[] = [],
): Html {
  const { words } = page
  if (filters.length === 0) return html``
  const address = (some: TopicView['filters']) => {
    const query = new URLSearchParams([...some.map(({ name, value }) => [name, value]), ...kept.map(([name, value]) => [name, value])])
    return publicPath(page, query.size === 0 ? path : `${path}?${query.toString()}`)
  }
  return html`<ul class="active" aria-label="${words.t('pages.filter.active')}">
    ${filters.map(
      (filter) =>
        html`<li>
          <a href="${address(filters.filter((other) => other !== filter))}"
            ><span class="unseen">${words.t('pages.filter.remove')} </span>${filterTitle(filter, words)}
            <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    ${filters.length === 1 ? '' : html`<li><a class="clear" href="${address([])}">${words.t('pages.filter.clear')}</a></li>`}
  </ul>`
}
