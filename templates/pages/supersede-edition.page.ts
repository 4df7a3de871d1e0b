import { html } from 'hono/html'
import type { EditionView } from '../view/edition.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { Html, PageContext } from './layout.ts'
import { editionNumbered, editionTitle } from './parts/edition.ts'
import { errorSummary, textArea, type FormState } from './parts/form.ts'
import { hiddenFields } from './parts/hidden-fields.ts'
import { ownPath, reportPath } from './parts/links.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface SupersedeEditionView extends FormState {
  readonly edition: EditionView
  /** What was typed is shown once more before it is issued. */
  readonly checking: boolean
}

const NOTES = ['corrections_note_es', 'corrections_note_en'] as const

/** Issue an edition in the place of one that holds a mistake: say what was wrong, see it once more, issue it. */
export function supersedeEditionPage(view: SupersedeEditionView, page: PageContext): Html {
  const { words } = page
  const { edition } = view
  const title = words.t(view.checking ? 'editions.supersede.check_title' : 'editions.supersede.title')
  return workspaceFrame(
    page,
    title,
    words.t('editions.supersede.title'),
    html`<div class="form">
      ${errorSummary(page, view)}
      <p><a href="${reportPath(page, edition.slug)}">${editionTitle(page, edition)}</a>, ${editionNumbered(page, edition)}</p>
      ${edition.supersededBy === null ? (view.checking ? check(page, view) : form(page, view)) : superseded(page, view)}
    </div>`,
  )
}

function form(page: PageContext, view: SupersedeEditionView): Html {
  const { words } = page
  return html`<p class="notice">${words.t('editions.supersede.lead', numbers(view))}</p>
    <form method="post" action="${action(page, view)}" novalidate>
      <p class="hint">${words.t('editions.supersede.note_hint')}</p>
      <div class="pair">
        ${textArea(view, { name: 'corrections_note_es', label: words.t('editions.supersede.note_es'), lang: 'es', rows: 6 })}
        ${textArea(view, { name: 'corrections_note_en', label: words.t('editions.supersede.note_en'), lang: 'en', rows: 6 })}
      </div>
      <p><button type="submit" name="action" value="check">${words.t('editions.supersede.next')}</button></p>
    </form>`
}

function check(page: PageContext, view: SupersedeEditionView): Html {
  const { words } = page
  return html`<p class="notice">
      <strong>${words.t('editions.supersede.permanent')}</strong> ${words.t('editions.supersede.permanent_text', numbers(view))}
    </p>
    ${NOTES.filter((name) => (view.values[name] ?? '').trim() !== '').map((name) => {
      const language = name.endsWith('es') ? 'es' : 'en'
      return html`<p><strong>${words.t(`editions.supersede.note_${language}`)}</strong></p>
        <blockquote lang="${language}" class="typed">${view.values[name]}</blockquote>`
    })}
    <form method="post" action="${action(page, view)}">
      ${hiddenFields(NOTES.map((name) => ({ name, value: view.values[name] ?? '' })))}
      <ul class="actions">
        <li><button type="submit" name="action" value="issue">${words.t('editions.supersede.do', numbers(view))}</button></li>
        <li><button type="submit" name="action" value="edit" class="plain">${words.t('editions.supersede.back')}</button></li>
      </ul>
    </form>`
}

function superseded(page: PageContext, { edition }: SupersedeEditionView): Html {
  const { supersededBy } = edition
  if (supersededBy === null) return html``
  return html`<p class="notice">
    ${page.words.t('editions.supersede.done_before')}
    <a href="${reportPath(page, supersededBy.slug)}">${editionNumbered(page, supersededBy)}</a>.
  </p>`
}

function numbers({ edition }: SupersedeEditionView): { readonly old: string; readonly next: string } {
  return { old: editionNumber(edition), next: editionNumber({ ...edition, revision: (edition.revision ?? 0) + 1 }) }
}

function action(page: PageContext, { edition }: SupersedeEditionView): string {
  return ownPath(page, `/workspace/editions/${encodeURIComponent(edition.slug)}/supersede`)
}
