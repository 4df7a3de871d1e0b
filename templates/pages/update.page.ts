import { html } from 'hono/html'
import type { EvidenceView } from '../view/evidence.ts'
import type { Status } from '../view/scales.ts'
import type { Localized } from '../view/text.ts'
import type { Html, PageContext } from './layout.ts'
import { dotted } from './parts/dotted.ts'
import { fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { evidenceItem } from './parts/evidence.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { ownPath, recommendationPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { statusTag } from './parts/status.ts'
import { languageName, localized } from './parts/text.ts'
import { dateTime, instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'
import { LANGUAGES } from '../i18n/index.ts'

export type Sensitivity = 'public' | 'embargoed' | 'protected'

export interface UpdatePageView extends FormState {
  readonly id: string
  readonly state: 'draft' | 'submitted' | 'returned' | 'published'
  readonly addressee: AddresseeContext
  /** Summary of the update that the current status derives from; null while not assessed. */
  readonly currentSummary: Localized | null
  readonly status: Status | null
  readonly effectiveOn: string | null
  readonly significance: 'significant' | 'minor'
  readonly summary: Localized
  readonly reason: Localized
  readonly evidence: readonly { readonly evidence: EvidenceView; readonly sensitivity: Sensitivity }[]
  readonly author: string
  readonly changedAt: string
  /** Why it was returned. */
  readonly comment: string | null
  /** Id of the published update that it takes the place of. */
  readonly corrects: string | null
  readonly version: number
  readonly can: { readonly edit: boolean; readonly submit: boolean; readonly return: boolean; readonly publish: boolean }
  /** Why it cannot be published by this person now, translated; null when it can or when it is not the question. */
  readonly notPublishable: string | null
}

/** One unpublished update, for its author to check and for a second person to judge beside the current status. */
export function updatePage(view: UpdatePageView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`workspace.check.${view.state}`)
  return workspaceFrame(
    page,
    title,
    words.t('workspace.check.crumb'),
    html`<div class="form">
      ${errorSummary(page, view)}
      <p class="quiet">${view.author}&nbsp;· ${instantTime(page, view.changedAt)}</p>
      ${view.comment === null ? '' : html`<p class="fate"><strong>${words.t('workspace.draft.comment')}</strong> ${view.comment}</p>`}
      ${
        view.corrects === null
          ? ''
          : html`<p class="notice">
              ${words.t('workspace.check.corrects')}
              <a href="${recommendationPath(page, view.addressee.recommendation.code)}#update-${view.corrects}"
                >${words.t('pages.update.see_corrected')}</a
              >
            </p>`
      }
      ${fixedAddressee(page, view.addressee)} ${section('difference', words.t('workspace.check.difference'), difference(page, view))}
      ${section('reason', words.t('workspace.check.reason'), inEveryLanguage(page, view.reason))}
      ${section('evidence', words.t('workspace.update.evidence'), evidence(page, view))} ${actions(page, view)}
    </div>`,
  )
}

function difference(page: PageContext, view: UpdatePageView): Html {
  const { words } = page
  const { addressee } = view
  return html`<div class="versus">
    <div>
      <h3>${words.t('workspace.check.now')}</h3>
      <p>${statusTag(page, addressee.status)}</p>
      ${addressee.statusSince === null ? '' : html`<p class="quiet">${words.t('workspace.update.since')} ${dateTime(page, addressee.statusSince, 'long')}</p>`}
      ${view.currentSummary === null ? '' : html`<p>${localized(page, view.currentSummary)}</p>`}
    </div>
    <div>
      <h3>${words.t('workspace.check.proposed')}</h3>
      <p>${view.status === null ? words.t('workspace.draft.no_status') : statusTag(page, view.status)}</p>
      <p class="quiet">
        ${dotted([
          view.effectiveOn === null
            ? words.t('workspace.check.no_date')
            : html`${words.t('workspace.update.since')} ${dateTime(page, view.effectiveOn, 'long')}`,
          words.t(`terms.significance.${view.significance}`),
        ])}
      </p>
      ${inEveryLanguage(page, view.summary)}
    </div>
  </div>`
}

function inEveryLanguage(page: PageContext, text: Localized): Html {
  return html`<dl class="pairs">
    ${LANGUAGES.map(
      (language) =>
        html`<dt>${languageName(page, language)}</dt>
          <dd>
            ${text[language] ? html`<span lang="${language}">${text[language]}</span>` : html`<span class="missing">${page.words.t('workspace.check.pending')}</span>`}
          </dd>`,
    )}
  </dl>`
}

function evidence(page: PageContext, view: UpdatePageView): Html {
  const { words } = page
  if (view.evidence.length === 0) return html`<p>${words.t('workspace.check.evidence_none')}</p>`
  return html`<ul class="evidence">
    ${view.evidence.map(
      (item) =>
        html`<li>
          ${evidenceItem(page, item.evidence)}
          ${item.sensitivity === 'public' ? '' : html`<p class="label">${words.t(`workspace.sensitivity.${item.sensitivity}`)}</p>`}
        </li>`,
    )}
  </ul>`
}

function actions(page: PageContext, view: UpdatePageView): Html {
  const { words } = page
  const path = (verb: string) => ownPath(page, `/workspace/updates/${encodeURIComponent(view.id)}/${verb}`)
  const version = html`<input type="hidden" name="version" value="${view.version}" />`
  return html`${view.notPublishable === null ? '' : html`<p class="notice">${view.notPublishable}</p>`}
    <ul class="actions">
      ${
        view.can.publish
          ? html`<li>
              <form method="post" action="${path('publish')}">
                ${version}<button type="submit">${words.t('workspace.check.publish')}</button>
              </form>
            </li>`
          : ''
      }
      ${
        view.can.submit
          ? html`<li>
              <form method="post" action="${path('submit')}">
                ${version}<button type="submit">${words.t('workspace.update.submit')}</button>
              </form>
            </li>`
          : ''
      }
      ${view.can.edit ? html`<li><a class="button plain" href="${path('edit')}">${words.t('workspace.check.edit')}</a></li>` : ''}
    </ul>
    ${
      view.can.return
        ? html`<form class="return" method="post" action="${path('return')}" novalidate>
            ${version}
            ${textArea(view, { name: 'comment', label: words.t('workspace.check.comment'), hint: words.t('workspace.check.comment_hint'), rows: 4 })}
            <p><button type="submit" class="plain">${words.t('workspace.check.return')}</button></p>
          </form>`
        : ''
    }`
}
