import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'

/** A comment that can no longer be sent, to be copied. */
export function keptComment(page: PageContext, comment: string): Html {
  return html`<p><strong>${page.words.t('workspace.conflict.comment')}</strong></p>
    <blockquote class="typed">${comment}</blockquote>`
}
