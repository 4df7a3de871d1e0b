import { html } from 'hono/html'
import { CITATION_FORMATS, type Citation } from '../../cite/citation.ts'
import { cite } from '../../cite/cite.ts'
import type { RecommendationRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { permanentPath, recommendationPath } from './links.ts'
import { plainText } from './text.ts'
import { dayOf } from './time.ts'

/** What a citation of a recommendation says: its permanent address, as of the instant that the page speaks of. */
export function citationOf(page: PageContext, recommendation: RecommendationRef & { readonly id: string }): Citation {
  const { words } = page
  const instant = page.recordAt
  return {
    code: recommendation.code,
    title: `${recommendation.code} ${plainText(page, recommendation.title)}`,
    site: words.t('pages.site.name'),
    language: words.language,
    instant,
    day: dayOf(instant, page.timeZone),
    address: `${page.origin}${permanentPath('recommendation', recommendation.id)}?as_of=${encodeURIComponent(instant)}`,
    note: words.t('record.cite.note', { instant: words.instant(instant, page.timeZone) }),
  }
}

/** A citation that names the instant, with an address that will show the record as it stood then; for programs too, to copy or to keep. */
export function citation(page: PageContext, recommendation: RecommendationRef & { readonly id: string }): Html {
  const { words } = page
  const facts = citationOf(page, recommendation)
  const text = words.t('pages.cite.text', {
    code: recommendation.code,
    title: plainText(page, recommendation.title),
    instant: words.instant(facts.instant, page.timeZone),
  })
  const path = recommendationPath({ ...page, asOf: null }, recommendation.code)
  return html`<p class="cite">${text} <span class="address">${facts.address}</span></p>
    <ul class="plain-list cites">
      ${CITATION_FORMATS.map(
        (format) =>
          html`<li>
            <details>
              <summary>${words.t(`record.cite.${format}`)}</summary>
              <pre class="code-to-copy" tabindex="0">${cite(facts, format)}</pre>
              <p class="quiet">
                <a href="${path}/cite.${format}?as_of=${encodeURIComponent(facts.instant)}" rel="nofollow"
                  >${words.t('record.cite.download')}<span class="unseen">: ${words.t(`record.cite.${format}`)}</span></a
                >
              </p>
            </details>
          </li>`,
      )}
    </ul>`
}
