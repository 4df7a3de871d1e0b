import { html } from 'hono/html'
import type { CitedActivitiesView } from '../view/activity.ts'
import type { AgreementView } from '../view/agreement.ts'
import type { RecommendationRef } from '../view/references.ts'
import type { SubjectRecommendations } from '../view/subject.ts'
import type { PublicCapture } from './evidence.page.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { citedActivities, citeLine } from './parts/activity-citations.ts'
import { agreementHistory } from './parts/agreement-history.ts'
import { agreementKnowledge, disclosureLevel } from './parts/agreement-knowledge.ts'
import { captureLine } from './parts/capture-line.ts'
import { definitions } from './parts/definition.ts'
import { evidenceItem, evidenceList } from './parts/evidence.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { publicPath, recommendationPath } from './parts/links.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { overallStatus } from './parts/status.ts'
import { localized, localizedName, plainText } from './parts/text.ts'

export interface AgreementPageView extends AgreementView {
  /** Of its evidence and of the versions of its record only the latest are in the view. */
  readonly evidenceInAll: number
  readonly versions: number
  /** What the addresses of its evidence answered last, newest first, by item (UUID). */
  readonly captures: Readonly<Record<string, readonly PublicCapture[]>>
  /** Recommendations that ask something of all agreements of its type. */
  readonly byType: SubjectRecommendations
  /** Training and exercises that are on record as done under it. */
  readonly activities: CitedActivitiesView
}

/** Letters of a summary that is read as text, not as a headline's second line. */
const LONG = 280

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
        path: `/previews/agreements/${encodeURIComponent(view.slug)}.png?v=${view.versions}`,
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
        <p ${plainText(page, view.summary).length > LONG ? html` class="plain"` : ''}>${localized(page, view.summary)}</p>
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
              : proofs(page, view),
          )}
          ${view.recommendations.length === 0 ? '' : section('bears-on', words.t('record.place.agreement.named'), named(page, view.recommendations))}
          ${byType(page, view)}
          ${
            view.activities.citations.length === 0
              ? ''
              : section(
                  'activities',
                  words.t('record.place.agreement.activities'),
                  citedActivities(page, view.activities, { agreement: view.slug }),
                  {
                    href: publicPath(page, `/activities?agreement=${encodeURIComponent(view.slug)}`),
                    text: words.t('record.place.all_as_list'),
                  },
                )
          }
          ${citeLine(page, { citer: view.slug }, words.t('activities.cite.from'))}
        </div>
        <div>
          ${section('disclosure', words.t('record.place.agreement.disclosed'), disclosureLevel(page, view))}
          ${section('history', words.t('proposals.history.title'), history(page, view))}
          ${definitions(page, ['agreement', 'disclosure', 'evidence'])} ${permanentAddress(page, 'agreement', view.id)}
        </div>
      </div>`,
  )
}

/** Its evidence with what is kept of each: the copy and its digest, and what the address answered. */
function proofs(page: PageContext, { slug, evidence, evidenceInAll, hiddenEvidence, captures }: AgreementPageView): Html {
  const { words } = page
  return html`<ul class="evidence">
      ${evidence.map(
        (item) =>
          html`<li>
            ${evidenceItem(page, item)}
            ${(captures[item.id] ?? []).map((capture) => html`<p class="quiet">${captureLine(page, capture)}</p>`)}
            <p class="quiet">
              <a href="${publicPath(page, `/evidence/${item.id}`)}"
                >${words.t('record.place.agreement.file')}<span class="unseen">: ${item.title}</span></a
              >
            </p>
          </li>`,
      )}
    </ul>
    ${evidenceList(page, [], hiddenEvidence)}
    ${
      evidenceInAll > evidence.length
        ? html`<p>
            <a class="button plain" href="${publicPath(page, `/evidence?agreement=${encodeURIComponent(slug)}`)}"
              >${words.t('record.evidence.all', { n: evidenceInAll })}</a
            >
          </p>`
        : ''
    }`
}

/** The latest versions; all of them are among the changes. */
function history(page: PageContext, view: AgreementPageView): Html {
  const { words } = page
  return html`${agreementHistory(page, view)}
  ${
    view.versions > view.history.length
      ? html`<p>
          <a href="${publicPath(page, `/changes?agreement=${encodeURIComponent(view.slug)}`)}"
            >${words.t('record.place.agreement.versions_all', { n: view.versions })}</a
          >
        </p>`
      : ''
  }`
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
  const query = `agreement_type=${encodeURIComponent(view.type.code)}`
  return section(
    'by-type',
    words.t('record.place.agreement.by_type'),
    html`<p class="quiet">${words.t('record.place.agreement.by_type_note', { type: plainText(page, view.type.title) })}</p>
      <ul class="ruled">
        ${view.byType.items.map((item) => html`<li>${recommendation(page, item)}<br />${overallStatus(page, item.overall)}</li>`)}
      </ul>
      ${more ? html`<p>${words.t('record.place.shown_of', { shown: view.byType.items.length, n: view.byType.total })}</p>` : ''}
      ${exportLine(page, { path: '/recommendations', formats: ['csv', 'xlsx', 'json', 'pdf'], query })}`,
    {
      href: publicPath(page, `/recommendations?${query}`),
      text: words.t('record.place.all_as_list'),
    },
  )
}
