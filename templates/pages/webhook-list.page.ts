import { html } from 'hono/html'
import type { WebhookItem } from '../view/webhook.ts'
import type { Html, PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { dayTime } from './parts/time.ts'
import { webhookName, webhookPath } from './parts/webhook-frame.ts'
import { webhookOwner, webhookState, webhookTroubles } from './parts/webhook-state.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface WebhookListView {
  readonly webhooks: readonly WebhookItem[]
  readonly limits: { readonly webhooks: number; readonly topics: number }
  /** What was just done, in words. */
  readonly done: string | null
}

/** The webhooks that somebody manages, with their state. */
export function webhookListPage(view: WebhookListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('webhooks.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      <p>${words.t('webhooks.lead')}</p>
      <ul class="actions">
        <li><a class="button" href="${ownPath(page, '/workspace/webhooks/new')}">${words.t('webhooks.list.new')}</a></li>
      </ul>
      <p class="quiet">${words.t('webhooks.list.limit', { ...view.limits })}</p>
      ${section(
        'webhooks',
        words.t('webhooks.list.all'),
        view.webhooks.length === 0
          ? html`<p class="empty">${words.t('webhooks.list.none')}</p>`
          : html`<ul class="changes">
              ${view.webhooks.map((webhook) => html`<li>${item(page, webhook)}</li>`)}
            </ul>`,
      )}
    </div>`,
  )
}

function item(page: PageContext, webhook: WebhookItem): Html {
  const { words } = page
  const troubles = webhookTroubles(page, webhook)
  return html`<p class="kind">
      ${webhookState(page, webhook)} ${words.t('webhooks.list.topics', { n: webhook.topicKeys.length })}&nbsp;·
      ${dayTime(page, webhook.createdAt)}
    </p>
    <h3><a href="${webhookPath(page, webhook.id)}">${webhookName(webhook)}</a></h3>
    <p class="address">${webhook.address}</p>
    ${troubles.length === 0 ? '' : html`<p>${troubles.join(' · ')}</p>`}
    <p class="quiet">${webhookOwner(page, webhook)}</p>`
}
