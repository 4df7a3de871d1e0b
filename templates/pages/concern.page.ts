import { html } from 'hono/html'
import type { ConcernView } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definitions } from './parts/definition.ts'
import { publicPath } from './parts/links.ts'
import { quotations } from './parts/quotations.ts'
import { notYetKnown } from './parts/not-yet-known.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { subjectLead } from './parts/subject-lead.ts'
import { subjectRecommendations } from './parts/subject-recommendations.ts'
import { localizedName, plainText } from './parts/text.ts'

/** One concern: what the sources say of it, and what was asked because of it. */
export function concernPage(view: ConcernView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.title)
  const query = `concern=${encodeURIComponent(view.code)}`
  return layout(
    page,
    {
      title: name,
      description: `${name}. ${words.t('record.place.recommendations_n', { n: view.recommendations.total })}`,
      current: 'recommendations',
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/concerns'), text: words.t('record.place.concerns') }], view.code)}
      <div class="lead short">
        <p class="kind">${words.t(`record.place.rank.${view.rank}`)}</p>
        <h1>${localizedName(page, view.title)}</h1>
        ${notYetKnown(page, view.knownFrom)} ${subjectLead(page, view.recommendations, query)}
      </div>
      <div class="cols">
        <div>
          ${subjectRecommendations(page, view.recommendations, words.t('record.place.answers'), words.t('record.place.answers_none'), query)}
        </div>
        <div>
          ${section(
            'quotes',
            words.t('record.place.quotes'),
            view.quotes.length === 0 ? html`<p>${words.t('record.place.quotes_none')}</p>` : quotations(page, view.quotes),
          )}
          ${definitions(page, ['concern', 'source', 'overall'])} ${permanentAddress(page, 'concern', view.id)}
        </div>
      </div>`,
  )
}
