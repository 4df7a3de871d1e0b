import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { dayOf, instantTime } from './time.ts'

/** Parts of the site that are the same at every instant. */
const TIMELESS = [
  '/workspace',
  '/sign-in',
  '/invitation',
  '/methodology',
  '/reports/',
  '/verify',
  '/log/',
  '/subscribe',
  '/unsubscribe',
  '/privacy',
]

/** The instant that the page speaks of, and the way to another one. */
export function standingLine(page: PageContext): Html {
  const { words } = page
  const [path = '', query = ''] = page.path.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'as_of')
  const today = `/${words.language}${path}${kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''}`
  return html`<div class="${page.asOf === null ? 'standing' : 'standing past'}">
    <p>
      ${words.t(page.asOf === null ? 'pages.standing.now' : 'pages.standing.then')} ${instantTime(page, page.recordAt, 'long')}
      (${words.t('pages.standing.zone')}) ${page.asOf === null ? '' : html`· <a href="${today}">${words.t('pages.standing.today')}</a>`}
    </p>
    ${
      TIMELESS.some((start) => path.startsWith(start))
        ? ''
        : html`<details class="travel">
            <summary>${words.t('pages.standing.other')}</summary>
            <form method="get" action="/${words.language}${path}">
              ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
              <label for="as_of">${words.t('pages.standing.date')}</label>
              <input
                type="date"
                id="as_of"
                name="as_of"
                max="${dayOf(page.recordAt, page.timeZone)}"
                value="${page.asOf === null ? '' : dayOf(page.asOf, page.timeZone)}"
              />
              <button type="submit" class="plain">${words.t('pages.standing.go')}</button>
            </form>
          </details>`
    }
  </div>`
}
