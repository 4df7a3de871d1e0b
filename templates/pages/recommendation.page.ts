import { html } from 'hono/html'
import type { AgreementListItem } from '../view/agreement.ts'
import type { CitedEvidencePage } from '../view/cited-evidence.ts'
import type { Course, CourseUpdate } from '../view/course.ts'
import type { EvidenceView } from '../view/evidence.ts'
import type { RecommendationView } from '../view/recommendation.ts'
import type { RelatedRecommendation } from '../view/related.ts'
import type { CitedActivitiesView } from '../view/activity.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { citedActivities, citeLine } from './parts/activity-citations.ts'
import { citation } from './parts/citation.ts'
import { definitions } from './parts/definition.ts'
import { embedLink } from './parts/embed-link.ts'
import { exportLine } from './parts/export-line.ts'
import { indicatorTable } from './parts/indicators.ts'
import { localized, localizedName, plainText } from './parts/text.ts'
import { ownPath } from './parts/links.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { recommendationEvidence, recommendationHistory } from './parts/recommendation-record.ts'
import { recommendationGround } from './parts/recommendation-ground.ts'
import { recommendationCrumbs, recommendationWithdrawal } from './parts/recommendation-lead.ts'
import { reportRequestOffer } from './parts/report-request-form.ts'
import { section } from './parts/section.ts'
import { sideBySide, type CurrentAssessment } from './parts/side-by-side.ts'
import { sourceQuotes, wordingHistory } from './parts/source-quotes.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { overallStatus, statusKey, statusSplit } from './parts/status.ts'
import { updateAddress } from './parts/update-address.ts'

/** A recommendation with the latest and the current of its assessments and the latest evidence, which may be many, and all that is one of a few. */
export interface RecommendationPageView extends Omit<RecommendationView, 'bearingEvidence'> {
  /** UUID. */
  readonly id: string
  /** The latest of the updates that are not in `updates`, newest in the world first, and how many there are. */
  readonly older: readonly CourseUpdate[]
  readonly olderInAll: number
  /** Update that the history goes on with; null: `updates` is all of it. */
  readonly olderFrom: string | null
  /** The last day that the page speaks of, `YYYY-MM-DD`. */
  readonly until: string
  readonly courses: readonly Course[]
  /** By addressee. */
  readonly current: Readonly<Record<string, CurrentAssessment>>
  readonly evidence: CitedEvidencePage
  /** Those that name it, each with the evidence of which a public copy is kept. */
  readonly agreements: readonly (Pick<AgreementListItem, 'slug' | 'title' | 'disclosure'> & {
    readonly evidence: readonly EvidenceView[]
  })[]
  readonly related: readonly RelatedRecommendation[]
  readonly activities: CitedActivitiesView
}

/** One recommendation, whole: who must comply, what was assessed on what evidence, where it comes from, how it is measured. */
export function recommendationPage(view: RecommendationPageView, page: PageContext): Html {
  const { words } = page
  return layout(
    page,
    {
      title: `${view.code} ${plainText(page, view.title)}`,
      description: plainText(page, view.statement),
      current: 'recommendations',
      picture: pictureOf(page, view),
    },
    html`${recommendationCrumbs(page, view)}
      <div class="lead">
        <p class="kind"><span class="code">${view.code}</span>&nbsp;· ${words.t(`terms.kind.${view.kind}`)}</p>
        <h1>${localizedName(page, view.title)}</h1>
        <p>${localized(page, view.statement)}</p>
        ${view.withdrawn === null ? '' : recommendationWithdrawal(page, view.withdrawn)}
        <p class="verdict">${words.t('pages.recommendation.overall')} ${overallStatus(page, view.overall)}</p>
        ${view.addressees.length === 0 ? '' : statusSplit(page, view.addressees)}
        <p class="quiet">${words.t('pages.recommendation.overall_note')}</p>
        ${followLine(page)} ${workspaceLine(page, view)}
      </div>
      ${addressees(page, view)}
      <div class="cols apart">
        <div>${recommendationHistory(page, view)} ${wouldShow(page, view)} ${origin(page, view)}</div>
        <div>
          ${
            view.activities.citations.length === 0
              ? ''
              : section(
                  'activities',
                  words.t('activities.cited.title'),
                  citedActivities(page, view.activities, { recommendation: view.code }),
                )
          }
          ${view.withdrawn === null ? citeLine(page, { citer: view.code }, words.t('activities.cite.from')) : ''}
          ${view.indicators.length === 0 ? '' : section('measure', words.t('pages.recommendation.measure'), indicatorTable(page, view.indicators))}
          ${recommendationGround(page, view)} ${cited(page, view)}
        </div>
      </div>
      ${recommendationEvidence(page, view)}`,
  )
}

function pictureOf(page: PageContext, { code, title, overall, withdrawn, addressees: all }: RecommendationPageView) {
  return standingPicture(
    page,
    { kind: 'recommendations', id: code, name: title, overall: overall.status, withdrawn: withdrawn !== null },
    all,
  )
}

function workspaceLine(page: PageContext, view: RecommendationPageView): Html {
  if (!page.account?.canReview || view.withdrawn !== null) return html``
  return html`<p class="quiet">
    <a href="${ownPath(page, `/workspace/recommendations/${encodeURIComponent(view.code)}/withdraw`)}"
      >${page.words.t('workspace.withdraw.recommendation_link')}</a
    >
  </p>`
}

function addressees(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  return section(
    'who',
    words.t('pages.recommendation.who'),
    html`${
      view.addressees.length === 0
        ? html`<p>${words.t('pages.recommendation.who_none')}</p>`
        : sideBySide(page, { addressees: view.addressees, current: view.current, updateHref: updateAddress(page, view) })
    }
    ${
      words.pick(view.sourceAddressees)
        ? html`<p class="quiet">${words.t('pages.recommendation.source_addressees')} ${localized(page, view.sourceAddressees)}</p>`
        : ''
    }
    ${definitions(page, ['addressee', 'position', 'status', 'overall', 'overdue', 'stale', 'reply'])} ${statusKey(page)}`,
  )
}

function wouldShow(page: PageContext, view: RecommendationPageView): Html {
  if (view.wouldShow.length === 0) return html``
  return section(
    'would-show',
    page.words.t('pages.recommendation.would_show'),
    html`<ul class="plain-list">
      ${view.wouldShow.map((text) => html`<li>${localized(page, text)}</li>`)}
    </ul>`,
  )
}

function origin(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  return html`${view.quotes.length === 0 ? '' : section('source', words.t('pages.recommendation.source'), sourceQuotes(page, view.quotes))}
  ${view.wordings.length === 0 ? '' : section('wording', words.t('pages.recommendation.wording'), wordingHistory(page, view.wordings))}`
}

function cited(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  const query = new URLSearchParams({ recommendation: view.code }).toString()
  const api = `/api/v1/recommendations/${encodeURIComponent(view.code)}${page.asOf === null ? '' : `?as_of=${encodeURIComponent(page.asOf)}`}`
  return html`${section(
    'cite',
    words.t('pages.cite.title'),
    html`${citation(page, view)} ${permanentAddress(page, 'recommendation', view.id)} ${embedLink(page, 'recommendations', view.code)}`,
  )}
  ${section(
    'files',
    words.t('record.files.title'),
    html`<p class="quiet">${words.t('record.files.changes')}</p>
      ${exportLine(page, { path: '/changes', formats: ['csv', 'xlsx', 'json', 'feed', 'calendar'], query })}
      <p class="quiet">
        ${words.t('record.files.api')} <a href="${api}" type="application/json"><code>${`/api/v1/recommendations/${view.code}`}</code></a>
      </p>
      ${reportRequestOffer(page, { recommendation: view.code })}`,
  )}`
}
