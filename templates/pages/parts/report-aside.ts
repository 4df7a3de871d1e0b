import { html } from 'hono/html'
import type { EditionView } from '../../view/edition.ts'
import type { Html } from '../page-context.ts'
import { editionNumbered, editionTitle } from './edition.ts'
import type { ReportFrame } from './report-frame.ts'

export interface ContentsEntry {
  readonly place: string
  readonly title: Html | string
  readonly under?: readonly { readonly href: string; readonly title: Html }[]
}

/** The contents of the page, each entry leading to its place. */
export function reportContents({ page, here }: ReportFrame, entries: readonly ContentsEntry[]): Html {
  const { words } = page
  return html`<nav class="contents stay" id="contents" tabindex="0" aria-label="${words.t('report.contents')}">
    <details class="narrowing">
      <summary>${words.t('report.contents')}</summary>
      <h2>${words.t('report.contents')}</h2>
      <ol>
        ${entries.map(
          ({ place, title, under = [] }) =>
            html`<li>
              <a href="${here}#${place}">${title}</a>
              ${
                under.length === 0
                  ? ''
                  : html`<ol>
                      ${under.map((entry) => html`<li><a href="${entry.href}">${entry.title}</a></li>`)}
                    </ol>`
              }
            </li>`,
        )}
      </ol>
    </details>
  </nav>`
}

/** A form that leads to the comparison with another edition. */
export function compareForm({ page, here }: Pick<ReportFrame, 'page' | 'here'>, others: readonly EditionView[]): Html {
  const { words } = page
  if (others.length === 0) return html``
  return html`<form method="get" action="${here}/compare" class="compare">
    <label for="with">${words.t('editions.compare.with')}</label>
    <select id="with" name="with">
      ${others.map(
        (edition) => html`<option value="${edition.slug}">${editionNumbered(page, edition)}, ${editionTitle(page, edition)}</option>`,
      )}
    </select>
    <button type="submit" class="plain">${words.t('editions.compare.go')}</button>
  </form>`
}
