import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { instantTime } from './time.ts'

/** A one-time link to an account that speaks for an institution; shown once. */
export interface RepresentativeLinkView {
  readonly address: string
  readonly expiresAt: string
}

/** The link to hand over, with what it is and how long it holds. */
export function representativeLink(page: PageContext, link: RepresentativeLinkView): Html {
  const { words } = page
  return html`<div class="notice" role="status">
    <p><strong>${words.t('replies.link.title')}</strong> ${words.t('replies.link.text')}</p>
    <p><code class="digest">${link.address}</code></p>
    <p class="quiet">${words.t('workspace.people.expires')} ${instantTime(page, link.expiresAt)}</p>
  </div>`
}
