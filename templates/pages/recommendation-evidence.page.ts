import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { CitedEvidencePage } from '../view/cited-evidence.ts'
import type { RecommendationListItem } from '../view/recommendation.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { citedEvidence } from './parts/cited-evidence.ts'
import { publicPath, recommendationPath } from './parts/links.ts'
import { recommendationCrumbs } from './parts/recommendation-lead.ts'
import { localizedName, plainText } from './parts/text.ts'
import { historyPath } from './parts/update-address.ts'

export interface RecommendationEvidenceView {
  readonly recommendation: Pick<RecommendationListItem, 'code' | 'title' | 'theme'> & { readonly addressees: readonly AddresseeView[] }
  readonly evidence: CitedEvidencePage
}

/** All evidence on record for one recommendation, a page of it, newest source first. */
export function recommendationEvidencePage(view: RecommendationEvidenceView, page: PageContext): Html {
  const { words } = page
  const { recommendation, evidence } = view
  const title = words.t('record.evidence.title', { code: recommendation.code })
  const path = `/recommendations/${encodeURIComponent(recommendation.code)}/evidence`
  return layout(
    page,
    { title, description: plainText(page, recommendation.title), current: 'recommendations' },
    html`${recommendationCrumbs(page, recommendation, words.t('pages.recommendation.evidence'))}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${localizedName(page, recommendation.title)}</p>
        <p class="count">${words.t('record.evidence.count', { n: evidence.total })}</p>
      </div>
      ${citedEvidence(page, {
        items: evidence.items,
        addressees: recommendation.addressees,
        updateHref: (id) => historyPath(page, recommendation.code, id),
        rowHref: recommendationPath(page, recommendation.code),
      })}
      ${evidence.hidden === 0 ? '' : html`<p class="quiet">${words.t('pages.evidence.hidden', { n: evidence.hidden })}</p>`}
      <ul class="actions">
        ${
          evidence.next === null
            ? ''
            : html`<li>
                <a class="button plain" href="${publicPath(page, `${path}?from=${evidence.next}`)}">${words.t('pages.next')}</a>
              </li>`
        }
        <li><a class="button plain" href="${recommendationPath(page, recommendation.code)}">${words.t('record.history.back')}</a></li>
      </ul>`,
  )
}
