import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { askedAgain, type AskedView } from './parts/asked-again.ts'
import { resumeForm, typedText, type HeldForm } from './parts/held-form.ts'
import { publicPath } from './parts/links.ts'

export const ERROR_STATUSES = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503] as const
export type ErrorStatus = (typeof ERROR_STATUSES)[number]

export interface ErrorView {
  readonly status: ErrorStatus
  /** What exactly is wrong, translated; null where the general words say it all. */
  readonly detail: string | null
  /** Problem fields: name as in the address or form, message translated. */
  readonly fields: Readonly<Record<string, string>>
  /** What an operator finds the failure by in the log; null where there is nothing to find. */
  readonly reference: string | null
  /** The form that was refused with everything typed into it, or null. */
  readonly typed: HeldForm | null
  /** It may have been saved all the same. */
  readonly unsure?: boolean | undefined
  /** What the address asked for, where its own parts are at fault. */
  readonly asked?: AskedView | null
}

/** What went wrong, in words, and a way on. */
export function errorPage(view: ErrorView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`pages.error.${view.status}.title`)
  const fields = Object.entries(view.fields)
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <p class="kind">${view.status}</p>
        <h1>${title}</h1>
        <p>${view.detail ?? words.t(`pages.error.${view.status}.text`)}</p>
        ${
          fields.length === 0
            ? ''
            : view.asked
              ? askedAgain(page, view.asked, view.fields)
              : html`<ul class="problems">
                  ${fields.map(([name, message]) => html`<li><code>${name}</code>: ${message}</li>`)}
                </ul>`
        }
        ${view.status === 404 ? searchAgain(page) : ''} ${view.asked && fields.length > 0 ? '' : waysOn(page)}
        ${view.reference === null ? '' : html`<p class="quiet">${words.t('pages.error.reference')} <code>${view.reference}</code></p>`}
      </div>
      ${view.typed === null ? '' : typed(page, view, view.typed)}`,
  )
}

function waysOn(page: PageContext): Html {
  const { words } = page
  const now = { ...page, asOf: null }
  return html`<ul class="actions">
    <li><a class="button" href="${publicPath(now, '')}">${words.t('pages.error.home')}</a></li>
    <li><a class="button plain" href="${publicPath(now, '/recommendations')}">${words.t('pages.nav.recommendations')}</a></li>
  </ul>`
}

function searchAgain({ words }: PageContext): Html {
  return html`<form class="search" method="get" action="/${words.language}/recommendations" role="search">
    <label for="q">${words.t('list.search.label')}</label>
    <input type="search" id="q" name="q" maxlength="200" />
    <button type="submit">${words.t('list.search.go')}</button>
  </form>`
}

function typed(page: PageContext, { status, unsure }: ErrorView, form: HeldForm): Html {
  const { words } = page
  return html`<p class="notice">${words.t(unsure ? 'people.held.unsure' : 'people.held.lost')}</p>
    ${typedText(page, form)} ${status < 500 ? '' : resumeForm(form, words.t('people.held.again'))}`
}
