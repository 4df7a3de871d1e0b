import { html } from 'hono/html'
import type { RecommendationRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { plainText } from './text.ts'

/** A citation that names the instant, and an address that will show the record as it stood then. */
export function citation(page: PageContext, recommendation: RecommendationRef): Html {
  const { words } = page
  const address = `${page.origin}/${words.language}/recommendations/${encodeURIComponent(recommendation.code)}?as_of=${encodeURIComponent(page.recordAt)}`
  const text = words.t('pages.cite.text', {
    code: recommendation.code,
    title: plainText(page, recommendation.title),
    instant: words.instant(page.recordAt, page.timeZone),
  })
  return html`<p class="cite">${text} <span class="address">${address}</span></p>`
}
