import { html } from 'hono/html'
import { topicTitle } from '../follow/topic-title.ts'
import type { WebhookView } from '../view/webhook.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary } from './parts/form.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'
import { webhookFrame, webhookName, webhookPath } from './parts/webhook-frame.ts'
import { freshSecret, secretSection, verifySection } from './parts/webhook-secret.ts'
import { webhookOwner, webhookState, webhookTroubles } from './parts/webhook-state.ts'

export interface WebhookPageView {
  readonly webhook: WebhookView
  /** Made just now, shown this once. */
  readonly freshSecret: string | null
  /** What was just done, in words; why something could not be. */
  readonly done: string | null
  readonly problem: string | null
}

/** One webhook: its state, what it tells, its secret, and what can be done with it. */
export function webhookPage(view: WebhookPageView, page: PageContext): Html {
  const { words } = page
  const { webhook } = view
  const title = webhookName(webhook)
  return webhookFrame(
    page,
    title,
    null,
    html`<div class="narrow">
      ${view.problem === null ? '' : errorSummary(page, { values: {}, errors: { '': view.problem } })}
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      ${view.freshSecret === null ? '' : freshSecret(page, view.freshSecret, webhook.oldSecretUntil)} ${disabled(page, webhook)}
      ${facts(page, webhook)} ${acts(page, webhook)}
      ${section(
        'topics',
        words.t('webhooks.page.topics'),
        html`<ul class="ruled">
          ${webhook.topics.map((topic) => html`<li>${topicTitle(topic, words)}</li>`)}
        </ul>`,
      )}
      ${section('secret', words.t('webhooks.secret.title'), secretSection(page, webhook))}
      ${section('verify', words.t('webhooks.verify.title'), verifySection(page))}
    </div>`,
  )
}

/** Asks once more before a webhook is deleted. */
export function deleteWebhookPage(webhook: WebhookView, page: PageContext): Html {
  const { words } = page
  return webhookFrame(
    page,
    words.t('webhooks.delete.title'),
    webhook,
    html`<div class="narrow">
      <p><strong>${webhookName(webhook)}</strong></p>
      <p>${words.t('webhooks.delete.text')}</p>
      <form method="post" action="${webhookPath(page, webhook.id, '/delete')}">
        <p><button type="submit">${words.t('webhooks.delete.do')}</button></p>
      </form>
      <p><a href="${webhookPath(page, webhook.id)}">${words.t('webhooks.delete.keep')}</a></p>
    </div>`,
  )
}

function disabled(page: PageContext, { disabled: why }: WebhookView): Html {
  const { words } = page
  if (why === null) return html``
  return html`<div class="notice">
    <p>${words.t(`webhooks.page.disabled.${why.reason}`)} ${instantTime(page, why.at, 'long')}.</p>
    <p>${words.t('webhooks.page.disabled.then')}</p>
  </div>`
}

function facts(page: PageContext, webhook: WebhookView): Html {
  const { words } = page
  const troubles = webhookTroubles(page, webhook)
  const list: readonly (readonly [string, Html | string])[] = [
    [words.t('webhooks.page.state'), html`${webhookState(page, webhook)} ${troubles.join(' · ')}`],
    [words.t('webhooks.page.address'), html`<span class="address">${webhook.address}</span>`],
    [words.t('webhooks.owner'), webhookOwner(page, webhook)],
    [words.t('webhooks.page.created'), instantTime(page, webhook.createdAt)],
    [
      words.t('webhooks.page.accepted'),
      webhook.acceptedAt === null ? words.t('webhooks.page.never') : instantTime(page, webhook.acceptedAt),
    ],
    [words.t('webhooks.page.id'), html`<code class="address">${webhook.id}</code>`],
  ]
  return html`<dl class="pairs">
    ${list.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function acts(page: PageContext, webhook: WebhookView): Html {
  const { words } = page
  const path = (rest: string) => webhookPath(page, webhook.id, rest)
  const on = webhook.state === 'on'
  return html`<ul class="actions">
      <li>
        <form method="post" action="${path('/test')}"><button type="submit">${words.t('webhooks.page.test')}</button></form>
      </li>
      <li><a class="button plain" href="${path('/deliveries')}">${words.t('webhooks.page.deliveries')}</a></li>
      <li><a class="button plain" href="${path('/edit')}">${words.t('webhooks.page.edit')}</a></li>
      <li>
        <form method="post" action="${path('/switch')}">
          <input type="hidden" name="state" value="${on ? 'off' : 'on'}" />
          <button type="submit" class="plain">${words.t(on ? 'webhooks.page.off' : 'webhooks.page.on')}</button>
        </form>
      </li>
      <li><a class="button plain" href="${path('/delete')}">${words.t('webhooks.page.delete')}</a></li>
    </ul>
    ${on ? html`<p class="quiet">${words.t('webhooks.page.off_text')}</p>` : ''}`
}
