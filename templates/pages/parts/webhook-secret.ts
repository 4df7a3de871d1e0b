import { html } from 'hono/html'
import type { WebhookView } from '../../view/webhook.ts'
import type { Html, PageContext } from '../page-context.ts'
import { selectField } from './form.ts'
import { dayTime, instantTime } from './time.ts'
import { webhookPath } from './webhook-frame.ts'

/** Standard Webhooks in a few lines; the same in every language. */
const SAMPLE = `import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.VIGIA_SECRET)

// body: the text as it came, before it is parsed
const message = webhook.verify(body, headers)`

const OVERLAPS = ['24', '168', '0'] as const

/** A secret made just now, shown this once. */
export function freshSecret(page: PageContext, secret: string, oldUntil: string | null): Html {
  const { words } = page
  return html`<div class="notice" role="status">
    <p><strong>${words.t('webhooks.secret.fresh')}</strong> ${words.t('webhooks.secret.fresh_text')}</p>
    <p class="address"><code>${secret}</code></p>
    ${oldUntil === null ? '' : html`<p>${words.t('webhooks.secret.both', { at: words.instant(oldUntil, page.timeZone) })}</p>`}
  </div>`
}

/** How old the secret is and how to change it: posts `overlap_hours` to `…/secret`, and to `…/secret/end`. */
export function secretSection(page: PageContext, webhook: WebhookView): Html {
  const { words } = page
  return html`<p>${words.t('webhooks.secret.made')} ${dayTime(page, webhook.secretMadeAt, 'long')}.</p>
    ${
      webhook.oldSecretUntil === null
        ? ''
        : html`<form method="post" action="${webhookPath(page, webhook.id, '/secret/end')}">
            <p>${words.t('webhooks.secret.old')} ${instantTime(page, webhook.oldSecretUntil, 'long')}.</p>
            <p><button type="submit" class="plain">${words.t('webhooks.secret.old_end')}</button></p>
          </form>`
    }
    <form class="form" method="post" action="${webhookPath(page, webhook.id, '/secret')}">
      <p>${words.t('webhooks.secret.rotate_text')}</p>
      ${selectField(
        { values: { overlap_hours: '24' }, errors: {} },
        { name: 'overlap_hours', label: words.t('webhooks.secret.overlap') },
        OVERLAPS.map((hours) => ({ value: hours, text: words.t(`webhooks.secret.overlap.${hours}`) })),
      )}
      <p><button type="submit" class="plain">${words.t('webhooks.secret.rotate')}</button></p>
    </form>`
}

/** How a receiver knows that a message is ours. */
export function verifySection(page: PageContext): Html {
  const { words } = page
  const key = '/api/v1/webhooks/key'
  return html`<p>${words.t('webhooks.verify.text')}</p>
    <pre tabindex="0"><code>${SAMPLE}</code></pre>
    <p>${words.t('webhooks.verify.id')}</p>
    <p>${words.t('webhooks.verify.key')} <a class="address" href="${key}">${page.origin}${key}</a></p>`
}
