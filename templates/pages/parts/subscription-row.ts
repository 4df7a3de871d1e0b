import { html } from 'hono/html'
import { topicTitle } from '../../follow/topic-title.ts'
import { FREQUENCIES, type SubscriptionView } from '../../view/subscription.ts'
import type { Html, PageContext } from '../page-context.ts'
import { selectField, type FormState } from './form.ts'
import { dayTime } from './time.ts'

/** One thing that is followed: what, since when, how often, and the button that ends it (posted to `{here}/end`). */
export function subscriptionRow(page: PageContext, state: FormState, subscription: SubscriptionView, here: string): Html {
  const { words } = page
  const { id, topic, confirmedAt } = subscription
  const title = topicTitle(topic, words)
  return html`<h2 id="topic-${id}">${title}</h2>
    <p class="quiet">
      ${
        confirmedAt === null
          ? html`${words.t('follow.preferences.unconfirmed')} ${dayTime(page, subscription.confirmBefore)}`
          : html`${words.t('follow.preferences.since')} ${dayTime(page, confirmedAt)}`
      }
    </p>
    ${
      topic.stream === 'reports'
        ? html`<p>${words.t('follow.subscribe.frequency.reports')}</p>`
        : selectField(
            state,
            { name: `frequency_${id}`, label: words.t('follow.subscribe.field.frequency') },
            FREQUENCIES.map((value) => ({ value, text: words.t(`follow.subscribe.frequency.${value}`) })),
          )
    }
    <p>
      <button type="submit" class="plain" formaction="${here}/end" name="end" value="${id}" aria-describedby="topic-${id}">
        ${words.t('follow.preferences.end')}
      </button>
    </p>`
}
