import { html } from 'hono/html'
import { topicTitle } from '../../follow/topic-title.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'

/** What is followed, in words, and how many addressees fit it now; said too when it is none. */
export function subscriptionTopic(page: PageContext, of: { readonly topic: TopicView; readonly standing: number }): Html {
  const { words } = page
  const narrowed = of.topic.filters.length > 0
  const counts = narrowed ? of.topic.filters.every(({ name }) => name !== 'agreement') : of.topic.stream !== 'reports'
  return html`<div class="context">
    <p class="kind">${words.t('follow.subscribe.what')}</p>
    <p class="statement">${topicTitle(of.topic, words)}</p>
    <p class="quiet">${words.t(`follow.subscribe.stream.${of.topic.stream}`)}</p>
    ${counts ? html`<p>${words.t('follow.subscribe.standing', { n: of.standing, narrowed: narrowed ? 'yes' : 'no' })}</p>` : ''}
  </div>`
}
