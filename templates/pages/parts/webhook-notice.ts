import { html } from 'hono/html'
import type { DisabledWebhook } from '../../view/webhook.ts'
import type { Html, PageContext } from '../page-context.ts'
import { instantTime } from './time.ts'
import { webhookPath } from './webhook-frame.ts'

/** Webhooks that the service disabled, each leading to where it is turned on again. */
export function disabledWebhooks(page: PageContext, webhooks: readonly DisabledWebhook[]): Html {
  const { words } = page
  return html`<ul class="changes">
    ${webhooks.map(
      ({ id, host, description, at, reason }) =>
        html`<li>
          <h3><a href="${webhookPath(page, id)}">${description || host}</a></h3>
          <p>${words.t(`webhooks.page.disabled.${reason}`)} ${instantTime(page, at)}.</p>
        </li>`,
    )}
  </ul>`
}
