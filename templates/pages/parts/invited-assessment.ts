import { html } from 'hono/html'
import type { EvidenceView } from '../../view/evidence.ts'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import type { ReplyView } from '../../view/reply.ts'
import type { Status } from '../../view/scales.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { evidenceList } from './evidence.ts'
import { recommendationPath } from './links.ts'
import { statusTag } from './status.ts'
import { localized, localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** An invitation to reply with the assessment that it is about, as the institution and the editors see it. */
export interface InvitedAssessment {
  readonly updateId: string
  readonly recommendation: RecommendationRef
  /** What the recommendation asks for. */
  readonly statement: Localized
  readonly institution: InstitutionRef
  readonly reply: ReplyView
  /** `reworked`: sent back to its author after the institution was invited; nothing of it is shown. */
  readonly state: 'submitted' | 'reworked' | 'published'
  readonly content: {
    readonly status: Status
    readonly effectiveOn: string
    readonly summary: Localized
    readonly reason: Localized
    readonly evidence: readonly EvidenceView[]
    readonly hiddenEvidence: number
  } | null
  /** Somebody has an account that speaks for the institution. */
  readonly represented: boolean
}

/** What the institution is asked to answer: the recommendation, and the assessment with its reason and evidence. */
export function invitedAssessment(page: PageContext, view: InvitedAssessment): Html {
  const { words } = page
  const { content } = view
  return html`<div class="context">
    <p>
      <a href="${recommendationPath(page, view.recommendation.code)}"
        >${view.recommendation.code} ${localizedName(page, view.recommendation.title)}</a
      >: <b>${localizedName(page, view.institution.name)}</b>
    </p>
    <p>${localized(page, view.statement)}</p>
    ${view.state === 'published' ? '' : html`<p class="label">${words.t(`replies.state.${view.state}`)}</p>`}
    ${
      content === null
        ? ''
        : html`<p>${statusTag(page, content.status)} ${words.t('workspace.update.since')} ${dateTime(page, content.effectiveOn)}</p>
            <p><strong>${localized(page, content.summary)}</strong></p>
            <p><strong>${words.t('pages.update.reason')}</strong> ${localized(page, content.reason)}</p>
            ${evidenceList(page, content.evidence, content.hiddenEvidence)}`
    }
  </div>`
}
