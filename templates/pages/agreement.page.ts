import { html } from 'hono/html'
import type { ActivityCitationView } from '../view/activity.ts'
import type { AgreementView } from '../view/agreement.ts'
import type { RecommendationRef } from '../view/references.ts'
import type { SubjectRecommendations } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { citedActivityList } from './parts/activity-citations.ts'
import { agreementHistory } from './parts/agreement-history.ts'
import { agreementKnowledge, disclosureLevel } from './parts/agreement-knowledge.ts'
import { definitions } from './parts/definition.ts'
import { evidenceList } from './parts/evidence.ts'
import { followLine } from './parts/follow-line.ts'
import { publicPath, recommendationPath } from './parts/links.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { overallStatus } from './parts/status.ts'
import { localized, localizedName, plainText } from './parts/text.ts'

export interface AgreementPageView extends AgreementView {
  /** Recommendations that ask something of all agreements of its type. */
  readonly byType: SubjectRecommendations
  /** Training and exercises that are on record as done under it. */
  readonly activities: readonly ActivityCitationView[]
}

/** One instrument of cooperation: what is known of it, how much of it can be read, what shows it, and what was asked of it. */
export function agreementPage(view: AgreementPageView, page: PageContext): Html {
  const { words } = page
  return layout(
    page,
    {
      title: plainText(page, view.title),
      description: plainText(page, view.summary),
      current: 'agreements',
      picture: {
        path: `/previews/agreements/${encodeURIComponent(view.slug)}.png?v=${view.history.length}`,
        alternative: `${plainText(page, view.title)}: ${words.t(`terms.disclosure.${view.disclosure}`)}`,
      },
    },
    html`${breadcrumbs(
        page,
        [{ href: publicPath(page, '/agreements'), text: words.t('pages.nav.agreements') }],
        localizedName(page, view.type.title),
      )}
      <div class="lead short">
        <h1>${localizedName(page, view.title)}</h1>
        <p>${localized(page, view.summary)}</p>
        ${followLine(page)}
      </div>
      <div class="cols">
        <div>
          ${section('facts', words.t('record.place.agreement.known'), agreementKnowledge(page, view))}
          ${section(
            'evidence',
            words.t('pages.agreement.evidence'),
            view.evidence.length + view.hiddenEvidence === 0
              ? html`<p>${words.t('pages.agreement.evidence_none')}</p>`
              : evidenceList(page, view.evidence, view.hiddenEvidence),
          )}
          ${view.recommendations.length === 0 ? '' : section('bears-on', words.t('record.place.agreement.named'), named(page, view.recommendations))}
          ${byType(page, view)}
          ${
            view.activities.length === 0
              ? ''
              : section('activities', words.t('record.place.agreement.activities'), citedActivityList(page, view.activities), {
                  href: publicPath(page, `/activities?agreement=${encodeURIComponent(view.slug)}`),
                  text: words.t('record.place.all_as_list'),
                })
          }
        </div>
        <div>
          ${section('disclosure', words.t('record.place.agreement.disclosed'), disclosureLevel(page, view))}
          ${section('history', words.t('proposals.history.title'), agreementHistory(page, view))}
          ${definitions(page, ['agreement', 'disclosure', 'evidence'])} ${permanentAddress(page, 'agreement', view.id)}
        </div>
      </div>`,
  )
}

function named(page: PageContext, recommendations: readonly RecommendationRef[]): Html {
  return html`<ul class="plain-list">
    ${recommendations.map((item) => html`<li>${recommendation(page, item)}</li>`)}
  </ul>`
}

function recommendation(page: PageContext, { code, title }: RecommendationRef): Html {
  return html`<a href="${recommendationPath(page, code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>`
}

function byType(page: PageContext, view: AgreementPageView): Html {
  const { words } = page
  if (view.byType.total === 0) return html``
  const more = view.byType.total > view.byType.items.length
  return section(
    'by-type',
    words.t('record.place.agreement.by_type'),
    html`<p class="quiet">${words.t('record.place.agreement.by_type_note', { type: plainText(page, view.type.title) })}</p>
      <ul class="ruled">
        ${view.byType.items.map((item) => html`<li>${recommendation(page, item)}<br />${overallStatus(page, item.overall)}</li>`)}
      </ul>
      ${more ? html`<p>${words.t('record.place.shown_of', { shown: view.byType.items.length, n: view.byType.total })}</p>` : ''}`,
    {
      href: publicPath(page, `/recommendations?agreement_type=${encodeURIComponent(view.type.code)}`),
      text: words.t('record.place.all_as_list'),
    },
  )
}
