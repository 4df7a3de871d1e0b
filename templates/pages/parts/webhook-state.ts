import { html } from 'hono/html'
import type { WebhookItem } from '../../view/webhook.ts'
import type { Html, PageContext } from '../page-context.ts'
import { plainText } from './text.ts'

/** Whether a webhook is told anything, in a word or two. */
export function webhookState(page: PageContext, { state, ownerStands }: WebhookItem): Html {
  const { words } = page
  if (!ownerStands) return html`<span class="label overdue">${words.t('webhooks.state.ended')}</span>`
  return html`<span class="label ${state === 'disabled' ? 'overdue' : ''}">${words.t(`webhooks.state.${state}`)}</span>`
}

export function webhookOwner(page: PageContext, { owner }: WebhookItem): string {
  const { words } = page
  return 'organisation' in owner
    ? words.t('webhooks.owner.organisation', { name: plainText(page, owner.organisation) })
    : words.t('webhooks.owner.person', { name: owner.person })
}

/** What waits, what was not delivered, what fails; empty when all is well. */
export function webhookTroubles(page: PageContext, webhook: WebhookItem): readonly string[] {
  const { words } = page
  return [
    ...(webhook.failures > 0 ? [words.t('webhooks.list.failing', { n: webhook.failures })] : []),
    ...(webhook.waiting > 0 ? [words.t('webhooks.list.waiting', { n: webhook.waiting })] : []),
    ...(webhook.unsent > 0 ? [words.t('webhooks.list.unsent', { n: webhook.unsent })] : []),
  ]
}
