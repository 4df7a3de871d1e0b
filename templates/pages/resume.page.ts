import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { lostFiles, resumeForm, typedText, type HeldForm } from './parts/held-form.ts'
import { ownPath } from './parts/links.ts'

/** After signing in again: one button sends what was typed before to where it was going. */
export function resumePage(held: HeldForm, page: PageContext): Html {
  const { words } = page
  const title = words.t('people.held.title')
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('people.held.lead')}</p>
      </div>
      ${lostFiles(page, held)} ${resumeForm(held, words.t('people.held.send'))}
      <p><a href="${ownPath(page, '/workspace')}">${words.t('people.held.drop')}</a></p>
      ${typedText(page, held)}`,
  )
}
