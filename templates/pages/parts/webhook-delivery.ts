import { html } from 'hono/html'
import type { AttemptView, DeliveryView, WebhookView } from '../../view/webhook.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { plainText } from './text.ts'
import { instantTime } from './time.ts'
import { webhookPath } from './webhook-frame.ts'

/** One message to a webhook with its attempts, and the button that sends it again (posts to `…/deliveries/<id>/replay`). */
export function webhookDelivery(page: PageContext, webhook: WebhookView, delivery: DeliveryView): Html {
  const { words } = page
  const { act, state } = delivery
  return html`<p class="kind">
      <span class="label ${state === 'failed' || state === 'held' ? 'overdue' : ''}">${words.t(`webhooks.delivery.${state}`)}</span>
      ${instantTime(page, delivery.createdAt)}
    </p>
    <h2>${title(page, delivery)}</h2>
    <p class="quiet">
      <code>${delivery.messageId}</code
      >${act === null ? '' : html`&nbsp;· <a href="${ownPath(page, `/log/${act.seq}`)}">${words.t('webhooks.log.act', { n: act.seq })}</a>`}
    </p>
    ${delivery.attempts.length === 0 ? '' : attempts(page, delivery)}
    ${delivery.nextTryAt === null || delivery.nextTryAt <= page.recordAt ? '' : html`<p>${words.t('webhooks.log.next')} ${instantTime(page, delivery.nextTryAt)}.</p>`}
    ${
      act === null || state === 'sending' || webhook.state !== 'on'
        ? ''
        : html`<form method="post" action="${webhookPath(page, webhook.id, `/deliveries/${delivery.id}/replay`)}">
            <p>
              <button type="submit" class="plain">
                ${words.t('webhooks.log.replay')}<span class="unseen"> ${delivery.messageId}</span>
              </button>
            </p>
          </form>`
    }`
}

function title(page: PageContext, { act }: DeliveryView): string {
  const { words } = page
  if (act === null) return words.t('webhooks.log.test')
  const of = [act.recommendation ?? '', act.institution === null ? '' : plainText(page, act.institution)].filter((part) => part !== '')
  return [words.t(`terms.event.${act.kind}`), ...of].join(' · ')
}

function attempts(page: PageContext, delivery: DeliveryView): Html {
  const { words } = page
  const label = {
    at: words.t('webhooks.log.attempt.at'),
    answer: words.t('webhooks.log.attempt.answer'),
    took: words.t('webhooks.log.attempt.took'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('webhooks.log.attempts', { id: delivery.messageId })}
      </caption>
      <thead>
        <tr>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${delivery.attempts.map(
          (attempt) =>
            html`<tr>
              <th scope="row"><div>${instantTime(page, attempt.beganAt)}</div></th>
              <td data-label="${label.answer}"><div>${answer(page, attempt)}</div></td>
              <td data-label="${label.took}"><div>${words.t('webhooks.log.attempt.ms', { n: attempt.milliseconds })}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function answer(page: PageContext, { fault, status }: AttemptView): string {
  const { words } = page
  const values = { status: String(status ?? '') }
  return fault === null ? words.t('webhooks.log.attempt.accepted', values) : words.t(`webhooks.fault.${fault}`, values)
}
