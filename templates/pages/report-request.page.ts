import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { kilobytes } from './parts/evidence.ts'
import { ownPath } from './parts/links.ts'
import { reportRequestFacts, type RequestedReport } from './parts/report-request-facts.ts'
import { reportRequestForm, type ViewFields } from './parts/report-request-form.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { languageName } from './parts/text.ts'

export interface ReportRequestView {
  readonly request: RequestedReport
  /** The view as the list's address has it, to see it or to ask again. */
  readonly fields: ViewFields
  readonly progress:
    | { readonly state: 'waiting'; readonly before: number }
    | { readonly state: 'working'; readonly done: number; readonly parts: number; readonly secondsLeft: number | null }
    | { readonly state: 'done'; readonly bytes: number; readonly pages: number }
    /** `reason`: translated. */
    | { readonly state: 'failed'; readonly reason: string }
  /** The page is sent with a `Refresh` header of so many seconds. */
  readonly refreshSeconds: number | null
}

/** A view of the list that somebody asked for as a PDF: how far it is, then the file, or why there is none. */
export function reportRequestPage(view: ReportRequestView, page: PageContext): Html {
  const { words } = page
  const title = words.t(`editions.request.${view.progress.state}`)
  return layout(
    page,
    { title, description: null, current: 'reports' },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/reports'), text: words.t('pages.nav.reports') }], words.t('editions.request.title'))}
      <div class="lead short">
        <p class="kind">${words.t('editions.request.title')}</p>
        <h1>${title}</h1>
        ${state(page, view)}
      </div>
      <div class="narrow">
        ${section('asked', words.t('editions.request.facts'), reportRequestFacts(page, view.request), {
          href: viewAddress(page, view.fields),
          text: words.t('editions.request.see'),
        })}
      </div>`,
  )
}

/** The list as it was when somebody asked, in the language of the page. */
export function viewAddress(page: PageContext, fields: ViewFields): string {
  const query = new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString()
  return ownPath(page, `/recommendations${query === '' ? '' : `?${query}`}`)
}

function state(page: PageContext, view: ReportRequestView): Html {
  const { words } = page
  const { progress, request } = view
  switch (progress.state) {
    case 'waiting':
      return underWay(
        page,
        view,
        html`<p>${words.t('editions.request.waiting.text', { n: progress.before })}</p>
          ${bar(page, null)}`,
      )
    case 'working':
      return underWay(page, view, working(page, progress))
    case 'failed':
      return html`<p>${progress.reason}</p>
        ${reportRequestForm(page, { fields: view.fields, length: request.length, button: words.t('editions.request.try_again') })}`
    case 'done':
      return html`<p>${words.t('editions.request.done.text', { date: words.date(request.expiresOn) })}</p>
        <ul class="actions">
          <li>
            <a class="button" href="/reports/requests/${request.id}.pdf" hreflang="${request.language}" type="application/pdf"
              >${words.t('editions.request.download', { language: languageName(page, request.language) })}
              <small>${words.t('pages.edition.size', { pages: progress.pages, kb: kilobytes(progress.bytes) })}</small></a
            >
          </li>
          <li><a class="button plain" href="${ownPath(page, '/reports')}">${words.t('editions.request.archive')}</a></li>
        </ul>
        <p class="quiet">${words.t('editions.request.not_edition')}</p>`
  }
}

function working(page: PageContext, { done, parts, secondsLeft }: ReportRequestView['progress'] & { readonly state: 'working' }): Html {
  const { words } = page
  if (parts === 0)
    return html`<p>${words.t('editions.request.working.reading')}</p>
      ${bar(page, null)}`
  const percent = Math.floor((100 * done) / parts)
  return html`<p>
      ${words.t('editions.request.working.text', { done, parts, percent })} ${secondsLeft === null ? '' : left(page, secondsLeft)}
    </p>
    ${bar(page, { done, parts })}`
}

function left({ words }: PageContext, seconds: number): string {
  if (seconds < 90) return words.t('editions.request.left', { seconds: seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5 })
  return words.t('editions.request.left.minutes', { minutes: Math.ceil(seconds / 60) })
}

function bar({ words }: PageContext, of: { readonly done: number; readonly parts: number } | null): Html {
  const label = words.t('editions.request.progress')
  if (of === null) return html`<progress aria-label="${label}"></progress>`
  return html`<progress aria-label="${label}" value="${of.done}" max="${of.parts}"></progress>`
}

function underWay(page: PageContext, view: ReportRequestView, content: Html): Html {
  const { words } = page
  return html`${content}
    ${view.refreshSeconds === null ? '' : html`<p class="quiet">${words.t('editions.request.refresh', { seconds: view.refreshSeconds })}</p>`}
    <p><a class="button plain" href="${ownPath(page, page.path)}">${words.t('editions.request.look')}</a></p>`
}
