import { html } from 'hono/html'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { FormState } from './form.ts'
import { ownPath } from './links.ts'
import { plainText } from './text.ts'

interface Choice {
  /** Key of a topic. */
  readonly key: string
  readonly name: Localized
  /** Said before the name. */
  readonly code: string | null
}

/** Everything on the record that can be followed by itself. */
export interface SubscriptionChoices {
  readonly themes: readonly Choice[]
  readonly institutions: readonly Choice[]
  readonly recommendations: readonly Choice[]
  readonly agreements: readonly Choice[]
}

const WHOLE = ['changes', 'corrections', 'reports'] as const

/** The list to choose from, and the way to a view of the list of recommendations. */
export function subscriptionChoices(page: PageContext, state: FormState, choices: SubscriptionChoices): Html {
  const { words } = page
  const chosen = state.values['topic'] ?? ''
  const error = state.errors['topic']
  const option = (value: string, text: string) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`
  const group = (name: keyof SubscriptionChoices) =>
    choices[name].length === 0
      ? ''
      : html`<optgroup label="${words.t(`follow.subscribe.group.${name}`)}">
          ${choices[name].map((choice) => option(choice.key, `${choice.code === null ? '' : `${choice.code} `}${plainText(page, choice.name)}`))}
        </optgroup>`
  return html`<div class="field">
    <label for="topic">${words.t('follow.subscribe.field.topic')}</label>
    <p class="hint" id="topic-hint">
      ${words.t('follow.subscribe.field.topic_hint')}
      <a href="${ownPath(page, '/recommendations')}">${words.t('follow.subscribe.field.topic_list')}</a>
    </p>
    ${error ? html`<p class="problem" id="topic-problem">${error}</p>` : ''}
    <select
      id="topic"
      name="topic"
      aria-describedby="${error ? 'topic-hint topic-problem' : 'topic-hint'}"
      ${error ? html` aria-invalid="true"` : ''}
    >
      <optgroup label="${words.t('follow.subscribe.group.whole')}">
        ${WHOLE.map((stream) => option(stream, words.t(`follow.subscribe.whole.${stream}`)))}
      </optgroup>
      ${group('themes')} ${group('institutions')} ${group('recommendations')} ${group('agreements')}
    </select>
  </div>`
}
