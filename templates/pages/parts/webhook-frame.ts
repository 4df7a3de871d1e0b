import { html } from 'hono/html'
import type { WebhookItem } from '../../view/webhook.ts'
import { layout, type Html, type PageContext } from '../layout.ts'
import { ownPath } from './links.ts'
import { breadcrumbs } from './section.ts'

/** What a webhook is called: its description, else the host of its address. */
export function webhookName(webhook: Pick<WebhookItem, 'address' | 'description'>): string {
  return webhook.description || new URL(webhook.address).host
}

export function webhookPath(page: PageContext, id: string, rest = ''): string {
  return ownPath(page, `/workspace/webhooks/${id}${rest}`)
}

/** A page below the list of webhooks, or below one of them. */
export function webhookFrame(page: PageContext, title: string, within: WebhookItem | null, content: Html): Html {
  const { words } = page
  const trail = [
    { href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/webhooks'), text: words.t('webhooks.title') },
    ...(within === null ? [] : [{ href: webhookPath(page, within.id), text: webhookName(within) }]),
  ]
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, title)}
      <div class="lead short"><h1>${title}</h1></div>
      ${content}`,
  )
}
