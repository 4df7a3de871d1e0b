import { html } from 'hono/html'
import { REDACTION_GROUNDS, type RedactionOwner } from '../view/redaction.ts'
import type { RecommendationRef } from '../view/references.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, radioField, textArea, type FormState } from './parts/form.ts'
import { ownPath, recommendationPath } from './parts/links.ts'
import { redactableTexts, type RedactableText } from './parts/redactable-texts.ts'
import { section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface RedactionPageView extends FormState {
  readonly owner: string
  readonly ownerKind: RedactionOwner
  readonly recommendation: RecommendationRef | null
  readonly texts: readonly RedactableText[]
  /** There is a file that can be destroyed, and it is chosen. */
  readonly file: 'none' | 'kept' | 'chosen' | 'destroyed'
  readonly published: boolean
  readonly related: readonly { readonly id: string; readonly kind: RedactionOwner; readonly title: string | null }[]
  /** What was chosen is shown once more before it is destroyed. */
  readonly checking: boolean
}

/** Redact published texts: choose them, say why, see it once more, destroy them. */
export function redactionPage(view: RedactionPageView, page: PageContext): Html {
  const { words } = page
  const title = words.t(view.checking ? 'replies.redact.check_title' : 'replies.redact.title')
  return workspaceFrame(
    page,
    title,
    words.t('replies.redact.title'),
    html`<div class="form">
      ${errorSummary(page, view)}
      <p>
        ${words.t(`replies.redact.of.${view.ownerKind}`)}${
          view.recommendation === null
            ? ''
            : html`:
                <a href="${recommendationPath(page, view.recommendation.code)}"
                  >${view.recommendation.code} ${localizedName(page, view.recommendation.title)}</a
                >`
        }
      </p>
      ${view.published ? (view.checking ? check(page, view) : form(page, view)) : html`<p class="notice">${words.t('errors.redaction_unpublished')}</p>`}
      ${view.checking || view.related.length === 0 ? '' : section('related', words.t('replies.redact.related'), related(page, view))}
    </div>`,
  )
}

function form(page: PageContext, view: RedactionPageView): Html {
  const { words } = page
  return html`<p class="notice">${words.t('replies.redact.lead')}</p>
    <form method="post" action="${action(page, view)}" novalidate>
      ${redactableTexts(page, view, view.texts, view.file)}
      ${radioField(
        view,
        { name: 'ground', label: words.t('replies.redact.ground'), hint: words.t('replies.redact.ground_hint') },
        REDACTION_GROUNDS.map((ground) => ({
          value: ground,
          text: words.t(`replies.redact.ground.${ground}`),
          hint: words.t(`replies.redact.ground.${ground}.hint`),
        })),
      )}
      <p class="hint">${words.t('replies.redact.reason_hint')}</p>
      <div class="pair">
        ${textArea(view, { name: 'redaction_reason_es', label: words.t('replies.redact.reason_es'), lang: 'es', rows: 3 })}
        ${textArea(view, { name: 'redaction_reason_en', label: words.t('replies.redact.reason_en'), lang: 'en', rows: 3 })}
      </div>
      <p><button type="submit" name="action" value="check">${words.t('replies.redact.next')}</button></p>
    </form>`
}

function check(page: PageContext, view: RedactionPageView): Html {
  const { words } = page
  const chosen = view.texts.filter((text) => text.chosen)
  const { ground = '' } = view.values
  return html`<p class="notice"><strong>${words.t('replies.redact.permanent')}</strong> ${words.t('replies.redact.permanent_text')}</p>
    <dl class="pairs">
      ${redactableTexts(page, view, chosen, view.file === 'chosen' ? 'chosen' : 'none', 'to read')}
      <dt>${words.t('replies.redact.ground')}</dt>
      <dd>${REDACTION_GROUNDS.filter((known) => known === ground).map((known) => words.t(`replies.redact.ground.${known}`))}</dd>
      ${(['es', 'en'] as const).map((language) =>
        (view.values[`redaction_reason_${language}`] ?? '').trim() === ''
          ? ''
          : html`<dt>${words.t(`replies.redact.reason_${language}`)}</dt>
              <dd lang="${language}">${view.values[`redaction_reason_${language}`]}</dd>`,
      )}
    </dl>
    <form method="post" action="${action(page, view)}">
      ${chosen.map((text) => html`<input type="hidden" name="text" value="${text.field}.${text.language}" />`)}
      ${view.file === 'chosen' ? html`<input type="hidden" name="file" value="1" />` : ''}
      ${['ground', 'redaction_reason_es', 'redaction_reason_en'].map((name) => html`<input type="hidden" name="${name}" value="${view.values[name] ?? ''}" />`)}
      <ul class="actions">
        <li><button type="submit" name="action" value="redact">${words.t('replies.redact.do')}</button></li>
        <li><button type="submit" name="action" value="edit" class="plain">${words.t('replies.redact.back')}</button></li>
      </ul>
    </form>`
}

function related(page: PageContext, view: RedactionPageView): Html {
  return html`<ul class="plain-list">
    ${view.related.map(
      ({ id, kind, title }) =>
        html`<li>
          <a href="${ownPath(page, `/workspace/redactions/${encodeURIComponent(id)}`)}">${page.words.t(`replies.redact.of.${kind}`)}</a
          >${title === null ? '' : html`: <cite>${title}</cite>`}
        </li>`,
    )}
  </ul>`
}

function action(page: PageContext, view: RedactionPageView): string {
  return ownPath(page, `/workspace/redactions/${encodeURIComponent(view.owner)}`)
}
