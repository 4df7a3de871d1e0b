import { html } from 'hono/html'
import type { CitedActivitiesView } from '../view/activity.ts'
import type { EvidenceView } from '../view/evidence.ts'
import type { InstitutionRef, RecommendationRef } from '../view/references.ts'
import type { Status } from '../view/scales.ts'
import type { Localized } from '../view/text.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { citedActivities, citeLine } from './parts/activity-citations.ts'
import { captureLine } from './parts/capture-line.ts'
import { dotted } from './parts/dotted.ts'
import { evidenceFacts } from './parts/evidence.ts'
import { agreementPath, indicatorAnchor, isWebAddress, publicPath, recommendationPath } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { statusTag } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'
import { historyPath } from './parts/update-address.ts'

/** What an address answered when the record looked. */
export interface PublicCapture {
  /** ISO instant. */
  readonly at: string
  readonly outcome: 'captured' | 'too_large' | 'failed' | 'withheld' | 'not_allowed'
  readonly mediaType: string | null
  readonly bytes: number | null
  readonly sha256: string | null
}

/** A published act that rests on it. */
export interface EvidenceCitation {
  readonly kind: 'update' | 'position' | 'reading'
  /** UUID of an update, UUID of the addressee of a position, code of the indicator of a reading. */
  readonly about: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef | null
  /** Of an update. */
  readonly status: Status | null
  /** In the world. */
  readonly date: string
}

export interface EvidencePageView {
  readonly evidence: EvidenceView
  /** Of the act that made it public; null where it came with the catalogue. */
  readonly seq: number | null
  /** Newest first; a handful. */
  readonly captures: readonly PublicCapture[]
  /** Newest first; some of `citationsInAll`. */
  readonly citations: readonly EvidenceCitation[]
  readonly citationsInAll: number
  /** Recommendations that it bears on without carrying a status. */
  readonly bearsOn: readonly RecommendationRef[]
  readonly agreements: readonly { readonly slug: string; readonly title: Localized }[]
  /** Training and exercises that it bears on. */
  readonly activities: CitedActivitiesView
}

/** One item of evidence: what it is, what is kept of it, what its address answered, and everything that rests on it. */
export function evidencePage(view: EvidencePageView, page: PageContext): Html {
  const { words } = page
  const { evidence } = view
  const title = words.t('record.evidence.page', { title: evidence.title })
  return layout(
    page,
    { title, description: `${evidence.title}. ${evidence.publisher}`, current: null },
    html`${breadcrumbs(
        page,
        [{ href: publicPath(page, '/evidence'), text: words.t('list.evidence.title') }],
        words.t(`terms.evidence.${evidence.kind}`),
      )}
      <div class="lead short">
        <p class="kind">${words.t(`terms.evidence.${evidence.kind}`)}</p>
        <h1 class="long" lang="${evidence.language}">${evidence.title}</h1>
      </div>
      <div class="narrow">
        ${
          evidence.address !== null && isWebAddress(evidence.address)
            ? html`<p class="source"><a href="${evidence.address}" rel="external">${words.t('record.evidence.open')}</a></p>`
            : ''
        }
        ${evidenceFacts(page, evidence)} ${permanentAddress(page, 'evidence', evidence.id)}
        ${view.seq === null ? '' : html`<p class="quiet">${words.t('record.evidence.since')} ${logLink(page, view.seq)}</p>`}
        ${citations(page, view)} ${touched(page, view)}
        ${
          view.activities.citations.length === 0
            ? ''
            : section('activities', words.t('activities.cited.title'), citedActivities(page, view.activities, { evidence: evidence.id }))
        }
        ${citeLine(page, { citer: evidence.id }, words.t('activities.cite.from'))} ${captures(page, view)}
      </div>`,
  )
}

function citations(page: PageContext, view: EvidencePageView): Html {
  const { words } = page
  const more = view.citationsInAll - view.citations.length
  return section(
    'cited-by',
    words.t('record.evidence.cited_by'),
    html`${
      view.citations.length === 0
        ? html`<p>${words.t('record.evidence.cited_by_none')}</p>`
        : html`<ul class="ruled">
            ${view.citations.map((citation) => html`<li>${citationLine(page, citation)}</li>`)}
          </ul>`
    }
    ${more > 0 ? html`<p class="quiet">${words.t('record.evidence.more_uses', { n: more })}</p>` : ''}`,
  )
}

function citationLine(page: PageContext, citation: EvidenceCitation): Html {
  const { words } = page
  const { kind, recommendation, institution, status, date } = citation
  return html`${dotted([
      html`<a href="${citationHref(page, citation)}">${words.t(`record.evidence.by.${kind}`)}</a>`,
      dateTime(page, date),
      status === null ? '' : statusTag(page, status),
    ])} <br /><span class="code">${recommendation.code}</span> ${localizedName(page, recommendation.title)}${
      institution === null ? '' : html`&nbsp;· ${localizedName(page, institution.name)}`
    }`
}

function citationHref(page: PageContext, { kind, about, recommendation: { code } }: EvidenceCitation): string {
  if (kind === 'update') return historyPath(page, code, about)
  return `${recommendationPath(page, code)}#${kind === 'reading' ? indicatorAnchor(about) : `addressee-${about}`}`
}

function touched(page: PageContext, { bearsOn, agreements }: EvidencePageView): Html {
  if (bearsOn.length + agreements.length === 0) return html``
  return section(
    'touches',
    page.words.t('record.evidence.touches'),
    html`<ul class="plain-list">
      ${agreements.map(({ slug, title }) => html`<li><a href="${agreementPath(page, slug)}">${localizedName(page, title)}</a></li>`)}
      ${bearsOn.map(
        ({ code, title }) =>
          html`<li>
            <a href="${recommendationPath(page, code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>
          </li>`,
      )}
    </ul>`,
  )
}

function captures(page: PageContext, view: EvidencePageView): Html {
  const { words } = page
  if (view.captures.length === 0) return html``
  return section(
    'captures',
    words.t('record.evidence.captures'),
    html`<p class="quiet">${words.t('record.evidence.captures_note')}</p>
      <ul class="ruled">
        ${view.captures.map((capture) => html`<li>${captureLine(page, capture)}</li>`)}
      </ul>`,
  )
}
