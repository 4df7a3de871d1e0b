import { html } from 'hono/html'
import type { Words } from '../../i18n/index.ts'
import type { MirrorFacts } from '../../view/mirror.ts'
import type { Html } from '../page-context.ts'

/**
 * Stands on every page of a mirror: of what it is a copy, as of when, by what that can be checked, and what the site alone answers.
 * `path`: of the page, at the site.
 */
export function mirrorBanner({ origin, asOf, logSize, logRoot }: MirrorFacts, path: string, timeZone: string, words: Words): Html {
  return html`<aside class="standing past" aria-label="${words.t('data.mirror.title')}">
    <p>
      <strong>${words.t('data.mirror.banner', { origin, asOf: words.instant(asOf, timeZone) })}</strong>
      ${words.t('data.mirror.log', { size: words.number(logSize), root: logRoot })}
    </p>
    <p>${words.t('data.mirror.live')}</p>
    <ul class="ways">
      <li><a data-origin href="${origin}${path}">${words.t('data.mirror.here')}</a></li>
      <li><a href="/${words.language}/mirror">${words.t('data.mirror.about')}</a></li>
    </ul>
  </aside>`
}

/** Stands in a mirror where the site has a form. `action` is a path of the site. */
export function insteadOfForm({ origin }: MirrorFacts, action: string, words: Words): Html {
  return html`<p class="quiet">${words.t('data.mirror.form')} <a href="${origin}${action}">${origin}${action}</a></p>`
}
