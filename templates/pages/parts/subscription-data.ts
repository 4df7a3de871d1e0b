import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { section } from './section.ts'

/** What somebody may do about what is kept of them: take it along, delete it, shut links that others may have. */
export function subscriptionData(page: PageContext, here: string): Html {
  const { words } = page
  return html`${section(
    'data',
    words.t('follow.preferences.data'),
    html`<p>${words.t('follow.preferences.data_text')}</p>
      <ul class="actions">
        <li><a class="button plain" href="${here}/export">${words.t('follow.preferences.export')}</a></li>
        <li><a class="button plain" href="${here}/delete">${words.t('follow.preferences.delete')}</a></li>
      </ul> `,
    { href: ownPath(page, '/privacy'), text: words.t('follow.privacy.title') },
  )}
  ${section(
    'links',
    words.t('follow.preferences.shut'),
    html`<p>${words.t('follow.preferences.shut_text')}</p>
      <form method="post" action="${here}/links">
        <p><button type="submit" class="plain">${words.t('follow.preferences.shut_do')}</button></p>
      </form>`,
  )}`
}
