import { html } from 'hono/html'
import type { Words } from '../../i18n/index.ts'

/** The text of a page with a notice at its beginning that it is a copy of an instant (ISO), because the record cannot be reached. */
export async function withCopyNotice(page: string, words: Words, madeAt: string): Promise<string> {
  const instant = words.instant(madeAt, 'UTC', 'long')
  const notice = await html`<p class="notice" role="status">
    <strong>${words.t('pages.copy.title', { instant })}</strong> ${words.t('pages.copy.text')}
  </p>`
  return page.replace(/<main\b[^>]*>/, (main) => `${main}${String(notice)}`)
}
