import { html } from 'hono/html'
import type { Frequency } from '../view/subscription.ts'
import type { TopicView } from '../view/topic.ts'
import { topicTitle } from '../follow/topic-title.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'

export interface SubscriptionEndView {
  readonly state: 'asked' | 'ended' | 'ended_before'
  readonly frequency: Frequency
  /** What the button ends. */
  readonly topics: readonly TopicView[]
  readonly token: string
}

/** Where the unsubscribe link of a mail leads: looking at it does nothing, the button posts to the same address. */
export function subscriptionEndPage(view: SubscriptionEndView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`follow.unsubscribe.${view.state}`)
  const frequency = words.t(`follow.subscribe.frequency.${view.frequency}`)
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t(`follow.unsubscribe.${view.state}_text`, { frequency })}</p>
      </div>
      <div class="narrow">${view.state === 'asked' ? ask(page, view) : further(page)}</div>`,
  )
}

function ask(page: PageContext, view: SubscriptionEndView): Html {
  const { words } = page
  return html`<ul class="ruled">
      ${view.topics.map((topic) => html`<li>${topicTitle(topic, words)}</li>`)}
    </ul>
    <form method="post" action="${ownPath(page, `/unsubscribe/${view.token}`)}">
      <p class="actions"><button type="submit">${words.t('follow.unsubscribe.do')}</button></p>
    </form>
    <p class="quiet">
      ${words.t('follow.unsubscribe.only_some')}
      <a href="${ownPath(page, '/subscribe/access')}">${words.t('follow.preferences.access.link')}</a>
    </p>`
}

function further(page: PageContext): Html {
  const { words } = page
  return html`<p>${words.t('follow.unsubscribe.deleted')}</p>
    <ul class="actions">
      <li><a class="button plain" href="${ownPath(page, '/subscribe/access')}">${words.t('follow.preferences.access.link')}</a></li>
      <li><a class="button plain" href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.title')}</a></li>
    </ul>`
}
