import { html } from 'hono/html'
import type { TopicView } from '../view/topic.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { subscriptionTopic } from './parts/subscription-topic.ts'

export interface SubscriptionAskedView {
  readonly email: string
  /** What mails were asked for, and how many addressees fit it now; null: the link to the preferences. */
  readonly chosen: { readonly topic: TopicView; readonly standing: number } | null
}

/** Said to everybody who asked for mails or for their link, whoever they are and whatever they follow. */
export function subscriptionAskedPage(view: SubscriptionAskedView, page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.subscribe.asked.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        ${
          view.chosen === null
            ? html`<p>${words.t('follow.preferences.access.asked', { email: view.email })}</p>`
            : html`<p>${words.t('follow.subscribe.asked.text', { email: view.email })}</p>`
        }
      </div>
      <div class="narrow">
        ${view.chosen === null ? '' : subscriptionTopic(page, view.chosen)}
        <p class="quiet">${words.t('follow.subscribe.asked.not_come')}</p>
        <ul class="actions">
          <li><a class="button plain" href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.another')}</a></li>
        </ul>
      </div>`,
  )
}
