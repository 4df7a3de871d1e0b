import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { hiddenFields } from './hidden-fields.ts'
import { ownPath } from './links.ts'
import { dayOf, instantTime } from './time.ts'

/** Parts of the site that are the same at every instant, or say themselves what instants they speak of. */
const TIMELESS = [
  '/api',
  '/compare',
  '/data',
  '/glossary',
  '/invitation',
  '/log/',
  '/methodology',
  '/outbox',
  '/privacy',
  '/accessibility',
  '/reports/',
  '/sign-in',
  '/subscribe',
  '/unsubscribe',
  '/verify',
  '/workspace',
]
/** Where on a list one is: another instant has other pages. */
const PLACES: readonly string[] = ['as_of', 'after', 'before']

/** The instant that the page speaks of, and the way to another one; on a page of the past a banner that says so. */
export function standingLine(page: PageContext): Html {
  const { words } = page
  const [path = '', query = ''] = page.path.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => !PLACES.includes(name))
  const timeless = TIMELESS.some((start) => path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`))
  const travel = timeless
    ? html``
    : html`<details class="travel">
        <summary>${words.t('pages.standing.other')}</summary>
        <form method="get" action="/${words.language}${path}">
          ${hiddenFields(kept.map(([name, value]) => ({ name, value })))}
          <label for="as_of">${words.t('pages.standing.date')}</label>
          <input
            type="date"
            id="as_of"
            name="as_of"
            ${page.asOf === null ? html`max="${dayOf(page.recordAt, page.timeZone)}"` : ''}
            value="${page.asOf === null ? '' : dayOf(page.asOf, page.timeZone)}"
          />
          <button type="submit" class="plain">${words.t('pages.standing.go')}</button>
          <a href="${ownPath(page, '/compare')}">${words.t('travel.compare.link')}</a>
        </form>
      </details>`
  if (page.asOf === null)
    return html`<div class="standing">
      <p>${words.t('pages.standing.now')} ${instantTime(page, page.recordAt, 'long')} (${words.t('pages.standing.zone')})</p>
      ${travel}
    </div>`
  const today = `/${words.language}${path}${kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''}`
  const since = ownPath(page, `/compare?from=${encodeURIComponent(page.asOf)}`)
  return html`<aside class="standing past" aria-label="${words.t('travel.past.title')}">
    <p>
      <strong>${words.t('pages.standing.then')} ${instantTime(page, page.recordAt, 'long')} (${words.t('pages.standing.zone')}).</strong>
      ${words.t('travel.past.text')}
    </p>
    <ul class="ways">
      <li><a href="${today}">${words.t('pages.standing.today')}</a></li>
      <li><a href="${since}">${words.t('travel.past.since')}</a></li>
    </ul>
    ${travel}
  </aside>`
}
