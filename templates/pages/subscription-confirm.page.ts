import { html } from 'hono/html'
import type { SubscriptionView } from '../view/subscription.ts'
import { topicTitle } from '../follow/topic-title.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { dayTime } from './parts/time.ts'

export interface SubscriptionConfirmView {
  readonly state: 'waiting' | 'confirmed' | 'over'
  readonly subscription: SubscriptionView
  /** Key of the topic, to ask for it once more. */
  readonly key: string
  readonly token: string
  /** Path of the preferences, for whoever just confirmed; null: they can be sent their link. */
  readonly preferences: string | null
}

/** Where the link of a confirmation leads: looking at it does nothing, the button posts to the same address. */
export function subscriptionConfirmPage(view: SubscriptionConfirmView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`follow.subscribe.confirm.${view.state}`)
  const { subscription } = view
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t(`follow.subscribe.confirm.${view.state}_text`)}</p>
      </div>
      <div class="narrow">
        <dl class="pairs facts">
          <dt>${words.t('follow.subscribe.what')}</dt>
          <dd>${topicTitle(subscription.topic, words)}</dd>
          <dt>${words.t('follow.subscribe.field.frequency')}</dt>
          <dd>${words.t(`follow.subscribe.frequency.${subscription.frequency}`)}</dd>
          ${
            view.state === 'waiting'
              ? html`<dt>${words.t('follow.subscribe.confirm.until')}</dt>
                  <dd>${dayTime(page, subscription.confirmBefore, 'long')}</dd>`
              : ''
          }
        </dl>
        ${next(page, view)}
      </div>`,
  )
}

function next(page: PageContext, view: SubscriptionConfirmView): Html {
  const { words } = page
  if (view.state === 'waiting')
    return html`<form method="post" action="${ownPath(page, `/subscribe/confirm/${view.token}`)}">
      <p class="actions"><button type="submit">${words.t('follow.subscribe.mail.confirm')}</button></p>
    </form>`
  const way = (href: string, text: string) => html`<li><a class="button plain" href="${href}">${text}</a></li>`
  return html`<ul class="actions">
    ${
      view.state === 'over'
        ? way(ownPath(page, `/subscribe?topic=${encodeURIComponent(view.key)}`), words.t('follow.subscribe.again'))
        : view.preferences === null
          ? way(ownPath(page, '/subscribe/access'), words.t('follow.preferences.access.link'))
          : way(view.preferences, words.t('follow.subscribe.mail.preferences'))
    }
    ${way(ownPath(page, '/subscribe'), words.t('follow.subscribe.another'))}
  </ul>`
}
