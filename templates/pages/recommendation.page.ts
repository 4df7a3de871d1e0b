import { html } from 'hono/html'
import type { RecommendationView } from '../view/recommendation.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { addresseeTable } from './parts/addressee.ts'
import { citation } from './parts/citation.ts'
import { embedLink } from './parts/embed-link.ts'
import { evidenceList } from './parts/evidence.ts'
import { indicatorTable } from './parts/indicators.ts'
import { institutionPath, ownPath, publicPath, themePath } from './parts/links.ts'
import { recommendationGround } from './parts/recommendation-ground.ts'
import { replyBlock } from './parts/reply.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { sourceQuotes, wordingHistory } from './parts/source-quotes.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { overallStatus, statusKey, statusSplit } from './parts/status.ts'
import { logLink } from './parts/log-link.ts'
import { localized, localizedName, plainText } from './parts/text.ts'
import { dayTime } from './parts/time.ts'
import { updateEntry } from './parts/update.ts'

/** One recommendation, whole: who must comply, what was assessed on what evidence, where it comes from, how it is measured. */
export function recommendationPage(view: RecommendationView, page: PageContext): Html {
  const { words } = page
  return layout(
    page,
    {
      title: `${view.code} ${plainText(page, view.title)}`,
      description: plainText(page, view.statement),
      current: 'recommendations',
      picture: pictureOf(page, view),
    },
    html`${breadcrumbs(
        page,
        [
          { href: publicPath(page, '/recommendations'), text: words.t('pages.nav.recommendations') },
          { href: themePath(page, view.theme.slug), text: localizedName(page, view.theme.name) },
        ],
        view.code,
      )}
      <div class="lead">
        <p class="kind"><span class="code">${view.code}</span>&nbsp;· ${words.t(`terms.kind.${view.kind}`)}</p>
        <h1>${localizedName(page, view.title)}</h1>
        <p>${localized(page, view.statement)}</p>
        ${view.withdrawn === null ? '' : withdrawal(page, view.withdrawn)}
        <p class="verdict">${words.t('pages.recommendation.overall')} ${overallStatus(page, view.overall)}</p>
        ${view.addressees.length === 0 ? '' : statusSplit(page, view.addressees)}
        <p class="quiet">${words.t('pages.recommendation.overall_note')}</p>
        ${followLine(page)}
        ${
          page.account?.canReview && view.withdrawn === null
            ? html`<p class="quiet">
                <a href="${ownPath(page, `/workspace/recommendations/${encodeURIComponent(view.code)}/withdraw`)}"
                  >${words.t('workspace.withdraw.recommendation_link')}</a
                >
              </p>`
            : ''
        }
      </div>
      <div class="cols">
        <div>${addressees(page, view)} ${timeline(page, view)} ${evidenceOnRecord(page, view)} ${origin(page, view)}</div>
        <div>
          ${view.indicators.length === 0 ? '' : section('measure', words.t('pages.recommendation.measure'), indicatorTable(page, view.indicators))}
          ${recommendationGround(page, view)}
          ${section('cite', words.t('pages.cite.title'), html`${citation(page, view)} ${embedLink(page, 'recommendations', view.code)}`)}
        </div>
      </div>`,
  )
}

function pictureOf(page: PageContext, { code, title, overall, withdrawn, addressees: all }: RecommendationView) {
  return standingPicture(
    page,
    { kind: 'recommendations', id: code, name: title, overall: overall.status, withdrawn: withdrawn !== null },
    all,
  )
}

function withdrawal(page: PageContext, withdrawn: NonNullable<RecommendationView['withdrawn']>): Html {
  const { words } = page
  return html`<p class="fate">
    <strong>${words.t('pages.recommendation.withdrawn')} ${dayTime(page, withdrawn.at)}.</strong> ${localized(page, withdrawn.reason)}
    ${logLink(page, withdrawn.seq)}
  </p>`
}

function addressees(page: PageContext, view: RecommendationView): Html {
  const { words } = page
  return section(
    'who',
    words.t('pages.recommendation.who'),
    html`${
      view.addressees.length === 0
        ? html`<p>${words.t('pages.recommendation.who_none')}</p>`
        : addresseeTable(page, view.addressees, 'institution', words.t('pages.recommendation.who_caption'))
    }
    ${
      words.pick(view.sourceAddressees)
        ? html`<p class="quiet">${words.t('pages.recommendation.source_addressees')} ${localized(page, view.sourceAddressees)}</p>`
        : ''
    }
    ${statusKey(page)}`,
  )
}

function timeline(page: PageContext, view: RecommendationView): Html {
  const { words } = page
  return section(
    'history',
    words.t('pages.recommendation.history'),
    html`${earlyReplies(page, view.earlyReplies ?? [])}
    ${
      view.updates.length === 0
        ? html`<p>${words.t('pages.recommendation.history_none')}</p>`
        : html`<ol class="timeline">
            ${view.updates.map((update) => updateEntry(page, update, 'institution'))}
          </ol>`
    }`,
  )
}

/** What institutions were asked about or answered before the assessment itself is published. */
function earlyReplies(page: PageContext, replies: NonNullable<RecommendationView['earlyReplies']>): Html {
  const { words } = page
  if (replies.length === 0) return html``
  return html`<h3>${words.t('replies.early.title')}</h3>
    <p class="quiet">${words.t('replies.early.note')}</p>
    ${replies.map(
      (reply) =>
        html`<p><a href="${institutionPath(page, reply.institution.slug)}">${localizedName(page, reply.institution.name)}</a></p>
          ${replyBlock(page, reply)}`,
    )}`
}

function evidenceOnRecord(page: PageContext, view: RecommendationView): Html {
  const { words } = page
  return html`${
    view.bearingEvidence.length === 0
      ? ''
      : section(
          'evidence',
          words.t('pages.recommendation.evidence'),
          html`<p class="quiet">${words.t('pages.recommendation.evidence_note')}</p>
            ${evidenceList(page, view.bearingEvidence)}`,
        )
  }
  ${
    view.wouldShow.length === 0
      ? ''
      : section(
          'would-show',
          words.t('pages.recommendation.would_show'),
          html`<ul class="plain-list">
            ${view.wouldShow.map((text) => html`<li>${localized(page, text)}</li>`)}
          </ul>`,
        )
  }`
}

function origin(page: PageContext, view: RecommendationView): Html {
  const { words } = page
  return html`${view.quotes.length === 0 ? '' : section('source', words.t('pages.recommendation.source'), sourceQuotes(page, view.quotes))}
  ${view.wordings.length === 0 ? '' : section('wording', words.t('pages.recommendation.wording'), wordingHistory(page, view.wordings))}`
}
