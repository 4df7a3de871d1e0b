import { html } from 'hono/html'
import { DELIVERY_STATES, type DeliveryView, type WebhookView } from '../view/webhook.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, selectField } from './parts/form.ts'
import { webhookDelivery } from './parts/webhook-delivery.ts'
import { webhookFrame, webhookPath } from './parts/webhook-frame.ts'

export interface WebhookDeliveriesView {
  readonly webhook: WebhookView
  readonly deliveries: readonly DeliveryView[]
  /** Only those in this state; null: all. */
  readonly state: DeliveryView['state'] | null
  /** Id that the next page begins after; null on the last. */
  readonly next: string | null
  readonly keptDays: number
  /** What was just done, in words; why something could not be. */
  readonly done: string | null
  readonly problem: string | null
}

const SPANS = ['1', '24', '168', '720'] as const

/** What was told to a webhook and how it answered; each can be sent again, or all that was not delivered (posts `hours` to `…/replay`). */
export function webhookDeliveriesPage(view: WebhookDeliveriesView, page: PageContext): Html {
  const { words } = page
  const { webhook, deliveries } = view
  const path = webhookPath(page, webhook.id, '/deliveries')
  const filter = (state: DeliveryView['state'] | null) =>
    html`<li>
      <a
        class="button plain"
        href="${state === null ? path : `${path}?state=${state}`}"
        ${state === view.state ? html`aria-current="page"` : ''}
        >${words.t(state === null ? 'webhooks.log.all' : `webhooks.delivery.${state}`)}</a
      >
    </li>`
  const older = new URLSearchParams({ ...(view.state === null ? {} : { state: view.state }), before: view.next ?? '' })
  return webhookFrame(
    page,
    words.t('webhooks.log.title'),
    webhook,
    html`<div class="narrow">
      ${view.problem === null ? '' : errorSummary(page, { values: {}, errors: { '': view.problem } })}
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      <p>${words.t('webhooks.log.lead', { days: view.keptDays })}</p>
      ${webhook.state === 'on' && webhook.unsent > 0 ? replay(page, webhook) : ''}
      <nav aria-label="${words.t('webhooks.log.filter')}">
        <ul class="actions">
          ${[null, ...DELIVERY_STATES].map(filter)}
        </ul>
      </nav>
      ${
        deliveries.length === 0
          ? html`<p class="empty">${words.t('webhooks.log.none')}</p>`
          : html`<ol class="changes" reversed>
              ${deliveries.map((delivery) => html`<li id="${delivery.messageId}">${webhookDelivery(page, webhook, delivery)}</li>`)}
            </ol>`
      }
      ${view.next === null ? '' : html`<p><a class="button plain" href="${path}?${older.toString()}">${words.t('webhooks.log.older')}</a></p>`}
    </div>`,
  )
}

function replay(page: PageContext, webhook: WebhookView): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${webhookPath(page, webhook.id, '/replay')}">
    ${selectField(
      { values: { hours: '720' }, errors: {} },
      { name: 'hours', label: words.t('webhooks.log.since') },
      SPANS.map((hours) => ({ value: hours, text: words.t(`webhooks.log.since.${hours}`) })),
    )}
    <p><button type="submit" class="plain">${words.t('webhooks.log.replay_failed')}</button></p>
  </form>`
}
