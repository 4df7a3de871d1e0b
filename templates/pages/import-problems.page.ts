import { html } from 'hono/html'
import type { ImportBatch, ImportProblem } from '../view/import.ts'
import type { Html, PageContext } from './layout.ts'
import { importFrame, importPath } from './parts/import-frame.ts'
import { columnName, saidSentence } from './parts/import-words.ts'

export interface ImportProblemsView {
  readonly batch: ImportBatch
  readonly problems: readonly ImportProblem[]
  /** The kind that is shown; null: every kind. */
  readonly key: string | null
  readonly next: number | null
}

/** What was found in an import, row by row. */
export function importProblemsPage(view: ImportProblemsView, page: PageContext): Html {
  const { words } = page
  const { batch, key, next } = view
  const label = {
    column: words.t('imports.problems.column'),
    said: words.t('imports.problems.said'),
    severity: words.t('imports.problems.severity'),
  }
  const query = new URLSearchParams({ ...(key === null ? {} : { key }), after: String(next ?? '') })
  return importFrame(
    page,
    batch,
    words.t('imports.problems.title'),
    html`${
        key === null
          ? ''
          : html`<p>
              ${words.t('imports.problems.only')} ${words.number(view.batch.counts.problems.find((one) => one.key === key)?.count ?? 0)}.
              <a href="${importPath(page, batch.id, '/problems')}">${words.t('imports.problems.every')}</a>
            </p>`
      }
      ${
        view.problems.length === 0
          ? html`<p class="empty">${words.t('imports.problems.none')}</p>`
          : html`<div class="wide">
              <table>
                <caption class="unseen">
                  ${words.t('imports.problems.title')}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">${words.t('imports.problems.row')}</th>
                    ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${view.problems.map(
                    (problem) =>
                      html`<tr>
                        <th scope="row">
                          <div>
                            <span class="unseen">${words.t('imports.problems.row')} </span
                            >${problem.row ?? words.t('imports.problems.file')}
                          </div>
                        </th>
                        <td data-label="${label.column}">
                          <div>${problem.column === null ? '–' : columnName(page, batch, problem.column)}</div>
                        </td>
                        <td data-label="${label.said}"><div>${saidSentence(page, problem)}</div></td>
                        <td data-label="${label.severity}"><div>${words.t(`imports.severity.${problem.severity}`)}</div></td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      <ul class="actions">
        ${next === null ? '' : html`<li><a class="button plain" href="${importPath(page, batch.id, `/problems?${query.toString()}`)}">${words.t('imports.problems.more')}</a></li>`}
        <li><a class="button plain" href="${importPath(page, batch.id)}">${words.t('imports.problems.back')}</a></li>
      </ul>`,
  )
}
