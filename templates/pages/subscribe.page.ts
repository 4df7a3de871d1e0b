import { html } from 'hono/html'
import { LANGUAGES } from '../i18n/index.ts'
import { FREQUENCIES } from '../view/subscription.ts'
import type { TopicView } from '../view/topic.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, radioField, selectField, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { subscriptionChoices, type SubscriptionChoices } from './parts/subscription-choices.ts'
import { subscriptionTopic } from './parts/subscription-topic.ts'
import { languageName } from './parts/text.ts'

export interface SubscribeView extends FormState {
  /** What was chosen already, with how many addressees fit it now; null: it is chosen here. */
  readonly chosen: { readonly key: string; readonly topic: TopicView; readonly standing: number } | null
  /** What there is to choose from; empty lists where something is chosen. */
  readonly choices: SubscriptionChoices
}

/** A form that anyhow nobody fills who sees the page: only programs do. */
export const HONEYPOT = 'website'

/** Follow something by mail: posts `topic`, `frequency`, `language` and `email` to `/{lang}/subscribe`. */
export function subscribePage(view: SubscribeView, page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.subscribe.title')
  const state = { ...view, labels: labels(page) }
  return layout(
    page,
    { title, description: view.chosen === null ? words.t('follow.subscribe.lead') : null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('follow.subscribe.lead')}</p>
      </div>
      <form class="narrow form" method="post" action="${ownPath(page, '/subscribe')}" novalidate>
        ${errorSummary(page, state)}
        ${
          view.chosen === null
            ? subscriptionChoices(page, state, view.choices)
            : html`${subscriptionTopic(page, view.chosen)} <input type="hidden" name="topic" value="${view.chosen.key}" />`
        }
        ${
          view.chosen?.topic.stream === 'reports'
            ? html`<input type="hidden" name="frequency" value="reports" />`
            : radioField(
                state,
                { name: 'frequency', label: words.t('follow.subscribe.field.frequency') },
                FREQUENCIES.map((value) => ({
                  value,
                  text: words.t(`follow.subscribe.frequency.${value}`),
                  hint: words.t(`follow.subscribe.frequency.${value}_hint`),
                })),
              )
        }
        ${selectField(
          state,
          { name: 'language', label: words.t('follow.subscribe.field.language') },
          LANGUAGES.map((language) => ({ value: language, text: languageName(page, language) })),
        )}
        ${textField(state, { name: 'email', label: words.t('follow.subscribe.field.email'), type: 'email', autocomplete: 'email' })}
        <div hidden>
          <label for="${HONEYPOT}">${words.t('follow.subscribe.field.nothing')}</label>
          <input type="text" id="${HONEYPOT}" name="${HONEYPOT}" tabindex="-1" autocomplete="off" />
        </div>
        <p class="quiet">
          ${words.t('follow.subscribe.promise')} <a href="${ownPath(page, '/privacy')}">${words.t('follow.privacy.link')}</a>
        </p>
        <p><button type="submit">${words.t('follow.subscribe.do')}</button></p>
      </form>
      <p class="quiet">
        ${words.t('follow.subscribe.already')}
        <a href="${ownPath(page, '/subscribe/access')}">${words.t('follow.preferences.access.link')}</a>
        ${view.chosen === null ? '' : html`· <a href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.other')}</a>`}
      </p>`,
  )
}

function labels({ words }: PageContext): Record<string, string> {
  return Object.fromEntries(
    (['topic', 'frequency', 'language', 'email'] as const).map((name) => [name, words.t(`follow.subscribe.field.${name}`)]),
  )
}
