import { html } from 'hono/html'
import { OUTCOMES, type ImportBatch } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import { importPath } from './import-frame.ts'
import { saidSentence } from './import-words.ts'
import { section } from './section.ts'

/** What would happen to the rows, or happened, in figures; then what was found, by kind. */
export function importCounts(page: PageContext, batch: ImportBatch): Html {
  const { words } = page
  if (batch.rowsTotal === null || batch.state === 'uploaded') return html``
  const done = batch.state === 'applied' || batch.state === 'undone'
  return html`${section(
    'outcomes',
    words.t(done ? 'imports.done.title' : 'imports.check.title'),
    html`${
      done || batch.state === 'failed'
        ? ''
        : html`<p class="quiet">${words.t(batch.kind === 'activities' ? 'imports.check.lead_activities' : 'imports.check.lead')}</p>`
    }
    ${outcomes(page, batch)}`,
  )}
  ${section('found', words.t('imports.problems.title'), problems(page, batch))}`
}

function outcomes(page: PageContext, batch: ImportBatch): Html {
  const { words } = page
  const rows: [string, number][] = OUTCOMES.flatMap((outcome) => {
    const count = batch.counts.outcomes[outcome] ?? 0
    return count === 0 ? [] : [[words.t(`imports.outcome.${outcome}`), count]]
  })
  rows.push([words.t('imports.check.total'), batch.rowsTotal ?? 0])
  if (batch.state === 'undone') {
    rows.push([words.t('imports.undo.done'), batch.counts.undone ?? 0], [words.t('imports.undo.kept'), batch.counts.kept ?? 0])
  }
  return html`<dl class="pairs">
    ${rows.map(
      ([label, count]) =>
        html`<dt>${label}</dt>
          <dd>${words.number(count)}</dd>`,
    )}
  </dl>`
}

function problems(page: PageContext, batch: ImportBatch): Html {
  const { words } = page
  const found = batch.counts.problems
  if (found.length === 0) return html`<p class="empty">${words.t('imports.problems.none')}</p>`
  const label = { what: words.t('imports.problems.what'), count: words.t('imports.problems.count') }
  return html`<div class="wide">
      <table>
        <caption class="unseen">
          ${words.t('imports.problems.title')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.t('imports.problems.severity')}</th>
            <th scope="col">${label.what}</th>
            <th scope="col" class="number">${label.count}</th>
          </tr>
        </thead>
        <tbody>
          ${found.map(
            ({ key, severity, count, example }) =>
              html`<tr>
                <th scope="row"><div>${words.t(`imports.severity.${severity}`)}</div></th>
                <td data-label="${label.what}">
                  <div>
                    <a href="${importPath(page, batch.id, `/problems?key=${encodeURIComponent(key)}`)}"
                      >${saidSentence(page, { key, ...(example ? { values: example } : {}) })}</a
                    >
                  </div>
                </td>
                <td class="number" data-label="${label.count}"><div>${words.number(count)}</div></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p><a href="${importPath(page, batch.id, '/problems')}">${words.t('imports.problems.all')}</a></p>`
}
