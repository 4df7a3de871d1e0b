import { html } from 'hono/html'
import { LANGUAGES } from '../i18n/index.ts'
import type { SubscriptionView } from '../view/subscription.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { checkField, errorSummary, selectField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { subscriptionData } from './parts/subscription-data.ts'
import { subscriptionRow } from './parts/subscription-row.ts'
import { languageName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'

/** What was done just now, said at the top. */
export const PREFERENCE_NOTICES = ['saved', 'saved_gap', 'ended', 'ended_all'] as const
export type PreferenceNotice = (typeof PREFERENCE_NOTICES)[number]

export interface SubscriptionPreferencesView extends FormState {
  readonly token: string
  /** Enough of the address to know it again. */
  readonly address: string
  readonly subscriptions: readonly SubscriptionView[]
  /** ISO instant at which everything is removed; null while something is followed. */
  readonly deleteAfter: string | null
  readonly notice: PreferenceNotice | null
}

/** What somebody follows by mail, by their link: posts the whole form, or the end of one thing, to addresses below its own. */
export function subscriptionPreferencesPage(view: SubscriptionPreferencesView, page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.preferences.title')
  const here = ownPath(page, `/subscribe/preferences/${view.token}`)
  const labels = Object.fromEntries(view.subscriptions.map(({ id }) => [`frequency_${id}`, words.t('follow.subscribe.field.frequency')]))
  const state = { ...view, labels: { ...labels, language: words.t('follow.subscribe.field.language') } }
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('follow.preferences.lead', { address: view.address })}</p>
      </div>
      <div class="narrow">
        ${view.notice === null ? '' : html`<div class="notice" role="status"><p>${words.t(`follow.preferences.notice.${view.notice}`)}</p></div>`}
        ${view.subscriptions.length === 0 ? nothing(page, view) : following(page, view, state, here)} ${subscriptionData(page, here)}
      </div>`,
  )
}

function nothing(page: PageContext, { deleteAfter }: SubscriptionPreferencesView): Html {
  const { words } = page
  return html`<div class="empty">
      <p>${words.t('follow.preferences.nothing')}</p>
      ${deleteAfter === null ? '' : html`<p>${words.t('follow.preferences.deleted_on')} ${dayTime(page, deleteAfter, 'long')}.</p>`}
    </div>
    <ul class="actions">
      <li><a class="button plain" href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.title')}</a></li>
    </ul>`
}

function following(page: PageContext, view: SubscriptionPreferencesView, state: FormState, here: string): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${here}" novalidate>
      ${errorSummary(page, state)}
      <ul class="ruled">
        ${view.subscriptions.map((subscription) => html`<li>${subscriptionRow(page, state, subscription, here)}</li>`)}
      </ul>
      ${section(
        'how',
        words.t('follow.preferences.how'),
        html`${selectField(
          state,
          { name: 'language', label: words.t('follow.subscribe.field.language') },
          LANGUAGES.map((language) => ({ value: language, text: languageName(page, language) })),
        )}
        ${checkField(state, { name: 'attach_reports', label: words.t('follow.preferences.attach') })}`,
      )}
      <div class="buttons"><button type="submit">${words.t('follow.preferences.save')}</button></div>
    </form>
    <form method="post" action="${here}/end">
      <div class="buttons">
        <button type="submit" class="plain" name="all" value="1">${words.t('follow.preferences.end_all')}</button>
        <a class="button plain" href="${ownPath(page, '/subscribe')}">${words.t('follow.subscribe.another')}</a>
      </div>
    </form>`
}
