import { html } from 'hono/html'
import { scopeWords } from '../reports/normalise/scope-words.ts'
import type { ReportScope } from '../view/edition.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { reportRequestForm, type ViewFields } from './parts/report-request-form.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'
import { viewAddress } from './report-request.page.ts'

export interface ReportRequestRefusedView {
  /** `gone`: it was kept once. `busy`: too many at once. `wrong`: it cannot be asked for like this. */
  readonly kind: 'gone' | 'busy' | 'wrong'
  /** What is wrong, translated; null where the general words say it all. */
  readonly reason: string | null
  /** Problem fields: name as in the address, message translated. */
  readonly faults: Readonly<Record<string, string>>
  /** What was asked for, as it was sent. */
  readonly fields: ViewFields
  readonly length: 'full' | 'brief'
  /** The filters as they were understood; null where they were not. */
  readonly scope: ReportScope | null
}

const TITLES = { gone: 'editions.request.gone', busy: 'editions.request.busy', wrong: 'editions.request.refused' } as const

/** No report under this address, or not now: why, and the way to ask for it again with what was typed. */
export function reportRequestRefusedPage(view: ReportRequestRefusedView, page: PageContext): Html {
  const { words } = page
  const title = words.t(TITLES[view.kind])
  const faults = Object.entries(view.faults)
  return layout(
    page,
    { title, description: null, current: 'reports' },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/reports'), text: words.t('pages.nav.reports') }], words.t('editions.request.title'))}
      <div class="lead short">
        <p class="kind">${words.t('editions.request.title')}</p>
        <h1>${title}</h1>
        ${view.kind === 'gone' ? html`<p>${words.t('editions.request.gone.text')}</p>` : ''}
        ${view.reason === null ? '' : html`<p>${view.reason}</p>`}
        ${
          faults.length === 0
            ? ''
            : html`<ul class="problems">
                ${faults.map(([name, message]) => html`<li><code>${name}</code>: ${message}</li>`)}
              </ul>`
        }
        ${
          view.kind === 'wrong'
            ? ''
            : html`${view.kind === 'busy' ? html`<p>${words.t('editions.request.kept')}</p>` : ''}
              ${reportRequestForm(page, { ...view, button: words.t('editions.request.again') })}`
        }
      </div>
      <div class="narrow">
        ${section('asked', words.t('editions.request.facts'), asked(page, view), {
          href: view.kind === 'wrong' ? ownPath(page, '/recommendations') : viewAddress(page, view.fields),
          text: words.t('editions.request.see'),
        })}
      </div>`,
  )
}

/** The filters in words; where they fit none, names and values as an address has them. */
function asked(page: PageContext, view: ReportRequestRefusedView): Html {
  const { fields, scope } = view
  const { words } = page
  const asOf = fields.find(({ name }) => name === 'as_of')?.value
  if (scope !== null && view.kind !== 'wrong')
    return html`<dl class="pairs">
      <dt>${words.t('editions.request.scope')}</dt>
      <dd>${scopeWords({ scope }, words)}</dd>
      ${
        asOf === undefined
          ? ''
          : html`<dt>${words.t('editions.request.as_of')}</dt>
              <dd>${asOf.includes('T') && !Number.isNaN(Date.parse(asOf)) ? instantTime(page, asOf) : asOf}</dd>`
      }
    </dl>`
  return html`<dl class="pairs">
    ${fields.map(
      ({ name, value }) =>
        html`<dt><code>${name}</code></dt>
          <dd>${value.replaceAll(/\p{Cc}/gu, '\u{FFFD}')}</dd>`,
    )}
  </dl>`
}
