import { html } from 'hono/html'
import type { EvidenceView } from '../../view/evidence.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { AddresseeContext } from './addressee-context.ts'
import { contentComparison, type ContentView } from './content-comparison.ts'
import { evidenceItem } from './evidence.ts'
import { recommendationPath } from './links.ts'
import { section } from './section.ts'
import { standingNotices, type UpdateStanding } from './standing-notices.ts'

export type Sensitivity = 'public' | 'embargoed' | 'protected'

export interface CitedEvidence {
  readonly evidence: EvidenceView
  readonly sensitivity: Sensitivity
  /** Set while it is only being checked: not stored yet, with the name of its file. */
  readonly isNew?: { readonly fileName: string | null }
}

export interface UpdateContentView extends ContentView {
  readonly addressee: AddresseeContext
  readonly standing: UpdateStanding
  readonly evidence: readonly CitedEvidence[]
  /** The name that the public record will show. */
  readonly author: string
  /** Id of the published update that it takes the place of. */
  readonly corrects: string | null
  /** It is the reader's own. */
  readonly own: boolean
}

/**
 * Content and evidence of an update; while it is not published, beside what the record says today and with what else happens to
 * its addressee.
 */
export function updateContent(page: PageContext, view: UpdateContentView, isPublished = false): Html {
  const { words } = page
  return html`${
      view.corrects === null
        ? ''
        : html`<p class="notice">
            ${words.t(isPublished ? 'workspace.check.corrects_published' : 'workspace.check.corrects')}
            <a href="${recommendationPath(page, view.addressee.recommendation.code)}#update-${view.corrects}"
              >${words.t('pages.update.see_corrected')}</a
            >
          </p>`
    }
    ${isPublished ? content(page, view) : difference(page, view)}
    <p>${words.t('workspace.byline.signed')} <b>${view.author}</b></p>
    ${section('evidence', words.t('workspace.update.evidence'), citedEvidence(page, view.evidence))}`
}

function content(page: PageContext, view: UpdateContentView): Html {
  const { words } = page
  const side = { head: words.t('workspace.check.published'), content: view }
  return section('content', words.t('workspace.check.content'), contentComparison(page, words.t('workspace.check.content'), [side], false))
}

function difference(page: PageContext, view: UpdateContentView): Html {
  const { words } = page
  const today = { head: words.t('workspace.check.now'), content: view.standing.current, nothing: words.t('workspace.check.not_assessed') }
  const proposed = { head: words.t('workspace.check.proposed'), content: view }
  const compared = contentComparison(page, words.t('workspace.check.difference_caption'), [today, proposed], false)
  return html`${standingNotices(page, view.standing, view.own)} ${section('difference', words.t('workspace.check.difference'), compared)}`
}

/** What an update cites, each with its sensitivity: for its author and the reviewers only. */
export function citedEvidence(page: PageContext, evidence: UpdateContentView['evidence']): Html {
  const { words } = page
  if (evidence.length === 0) return html`<p>${words.t('workspace.check.evidence_none')}</p>`
  return html`<ul class="evidence">
    ${evidence.map(
      (item) =>
        html`<li>
          ${evidenceItem(page, item.evidence)}
          ${item.isNew?.fileName ? html`<p class="quiet">${words.t('workspace.check.file', { name: item.isNew.fileName })}</p>` : ''}
          <p>
            ${item.isNew ? html`<span class="label">${words.t('workspace.check.new')}</span>` : ''}
            <span class="label">${words.t(`workspace.sensitivity.${item.sensitivity}`)}</span>
          </p>
        </li>`,
    )}
  </ul>`
}
