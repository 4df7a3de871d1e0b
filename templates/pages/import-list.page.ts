import { html } from 'hono/html'
import { IMPORT_KINDS, type ImportBatch } from '../view/import.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, selectField, type FormState } from './parts/form.ts'
import { importPath } from './parts/import-frame.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ImportListView extends FormState {
  readonly batches: readonly ImportBatch[]
  /** The largest file, in megabytes. */
  readonly megabytes: number
}

/** Every import with its state, and the form that begins one. */
export function importListPage(view: ImportListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('imports.list.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
        <p>${words.t('imports.lead')}</p>
        ${upload(view, page)}
      </div>
      ${section('imports', title, view.batches.length === 0 ? html`<p class="empty">${words.t('imports.list.none')}</p>` : table(page, view.batches))}`,
  )
}

function upload(view: ImportListView, page: PageContext): Html {
  const { words } = page
  const label = words.t('imports.upload.file')
  const state = { ...view, labels: { file: label, kind: words.t('imports.upload.kind') } }
  const problem = view.errors['file']
  return section(
    'upload',
    words.t('imports.upload.title'),
    html`${errorSummary(page, state)}
      <form class="form" method="post" action="${ownPath(page, '/workspace/imports')}" enctype="multipart/form-data" novalidate>
        ${selectField(
          state,
          { name: 'kind', label: words.t('imports.upload.kind') },
          IMPORT_KINDS.map((kind) => ({ value: kind, text: words.t(`imports.kind.${kind}`) })),
          words.t('imports.upload.kind_guess'),
        )}
        <div class="field">
          <label for="file">${label}</label>
          <p class="hint" id="file-hint">${words.t('imports.upload.file_hint', { mb: view.megabytes })}</p>
          ${problem ? html`<p class="problem" id="file-problem">${problem}</p>` : ''}
          <input
            type="file"
            id="file"
            name="file"
            aria-describedby="file-hint${problem ? ' file-problem' : ''}"
            ${problem ? html` aria-invalid="true"` : ''}
          />
        </div>
        <p><button type="submit">${words.t('imports.upload.do')}</button></p>
      </form>`,
  )
}

function table(page: PageContext, batches: readonly ImportBatch[]): Html {
  const { words } = page
  const label = {
    kind: words.t('imports.list.kind'),
    state: words.t('imports.list.state'),
    rows: words.t('imports.list.rows'),
    who: words.t('imports.list.who'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('imports.list.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('imports.list.file')}</th>
          ${Object.entries(label).map(([name, text]) => html`<th scope="col" ${name === 'rows' ? html` class="number"` : ''}>${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${batches.map(
          (batch) =>
            html`<tr>
              <th scope="row">
                <div><a href="${importPath(page, batch.id)}">${batch.fileName}</a></div>
              </th>
              <td data-label="${label.kind}"><div>${words.t(`imports.kind.${batch.kind}`)}</div></td>
              <td data-label="${label.state}"><div>${words.t(`imports.state.${batch.state}`)}</div></td>
              <td class="number" data-label="${label.rows}">
                <div>${batch.rowsTotal === null ? '–' : words.number(batch.rowsTotal)}</div>
              </td>
              <td data-label="${label.who}"><div>${batch.createdBy}, ${instantTime(page, batch.createdAt)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
