import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { instantTime } from './time.ts'

/** On a page of a date on which the record did not speak of its subject yet: since when it does, and the page as of then. `from`: ISO 8601. */
export function notYetKnown(page: PageContext, from: string | null): Html {
  if (from === null) return html``
  const { words } = page
  const [path = ''] = page.path.split('?')
  return html`<p class="notice">
    ${words.t('record.place.not_yet')} ${instantTime(page, from, 'long')}.
    <a href="${ownPath(page, `${path}?as_of=${encodeURIComponent(from)}`)}">${words.t('record.place.not_yet_see')}</a>
  </p>`
}
