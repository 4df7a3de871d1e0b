import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { editionPeriod, editionTitle } from './parts/edition.ts'
import { editionDraftPath, type EditionDraftView } from './parts/edition-drafts.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { section } from './parts/section.ts'
import { languageName } from './parts/text.ts'
import { dateTime, instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export type { EditionDraftView } from './parts/edition-drafts.ts'

export interface EditionDraftPageView extends FormState {
  readonly draft: EditionDraftView
}

/** An edition that waits for an editor: what it will be, how it will look in each language, and the button that lets it go. */
export function editionDraftPage(view: EditionDraftPageView, page: PageContext): Html {
  const { words } = page
  const { draft } = view
  return workspaceFrame(
    page,
    editionTitle(page, draft.edition),
    words.t('editions.draft.crumb'),
    html`<div class="narrow">
      ${errorSummary(page, view)}
      <p class="notice"><strong>${words.t('editions.draft.unpublished')}</strong> ${words.t('editions.draft.lead')}</p>
      ${facts(page, draft)} ${section('preview', words.t('editions.draft.preview'), preview(page, draft))}
      ${section('approval', words.t('editions.draft.approval'), decision(page, draft))}
    </div>`,
  )
}

function preview(page: PageContext, draft: EditionDraftView): Html {
  const { words } = page
  return html`<p>${words.t('editions.draft.preview_note')}</p>
    <ul class="actions">
      ${draft.languages.map(
        (language) =>
          html`<li>
            <a class="button plain" href="${editionDraftPath(page, draft)}/${language}.pdf" hreflang="${language}" type="application/pdf"
              >${words.t('editions.draft.pdf', { language: languageName(page, language) })}</a
            >
          </li>`,
      )}
    </ul>`
}

function facts(page: PageContext, { edition, asOf, heldAt, releaseAt }: EditionDraftView): Html {
  const { words } = page
  return html`<dl class="pairs">
    ${
      edition.periodStart !== null && edition.periodEnd !== null
        ? html`<dt>${words.t('pages.report.period')}</dt>
            <dd>${editionPeriod(page, edition)} (${dateTime(page, edition.periodStart)} – ${dateTime(page, edition.periodEnd)})</dd>`
        : ''
    }
    <dt>${words.t('pages.report.as_of')}</dt>
    <dd>${instantTime(page, asOf)}</dd>
    <dt>${words.t('editions.draft.held')}</dt>
    <dd>${instantTime(page, heldAt)}</dd>
    <dt>${words.t('editions.draft.until')}</dt>
    <dd>${instantTime(page, releaseAt)}</dd>
  </dl>`
}

function decision(page: PageContext, draft: EditionDraftView): Html {
  const { words } = page
  if (draft.approvedBy !== null)
    return html`<p class="notice" role="status">${words.t('editions.draft.approved', { name: draft.approvedBy })}</p>`
  if (draft.released) return html`<p class="notice">${words.t('errors.edition_deadline_passed')}</p>`
  return html`<p>${words.t('editions.draft.approval_note')}</p>
    <form method="post" action="${editionDraftPath(page, draft)}">
      <p><button type="submit">${words.t('editions.draft.approve')}</button></p>
    </form>`
}
