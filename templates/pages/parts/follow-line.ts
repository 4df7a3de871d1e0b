import { html } from 'hono/html'
import { FEED_TYPES } from '../../feeds/feed-view.ts'
import { topicAddresses } from '../../follow/topic-addresses.ts'
import { topicTitle } from '../../follow/topic-title.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'

const FORMATS = { atom: 'Atom', rss: 'RSS', json: 'JSON' } as const

/** "Seguir: correo · Atom · RSS · JSON · calendario": the ways to follow what the page shows, or another topic; nothing on a page that shows none. */
export function followLine(page: PageContext, topic: TopicView | null = page.topic ?? null): Html {
  if (topic === null) return html``
  const { words } = page
  const { mail, feeds, calendar } = topicAddresses(topic, words.language)
  return html`<nav class="follow" aria-label="${words.t('follow.button.label', { topic: topicTitle(topic, words) })}">
    <b>${words.t('follow.button.lead')}</b>
    <ul>
      <li><a href="${mail}">${words.t('follow.button.mail')}</a></li>
      ${feeds.map(({ format, path }) => html`<li><a href="${path}" type="${FEED_TYPES[format]}">${FORMATS[format]}</a></li>`)}
      ${calendar === null ? '' : html`<li><a href="${calendar}" type="text/calendar">${words.t('follow.button.calendar')}</a></li>`}
    </ul>
  </nav>`
}
