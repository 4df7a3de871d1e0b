import { html } from 'hono/html'
import type { ImportBatch } from '../view/import.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { importActs } from './parts/import-acts.ts'
import { importCounts } from './parts/import-counts.ts'
import { importFrame, importPath } from './parts/import-frame.ts'
import { importMapping, type OfferedFields } from './parts/import-mapping.ts'
import { importReading } from './parts/import-reading.ts'
import { saidSentence } from './parts/import-words.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'

export interface ImportPageView extends FormState {
  readonly batch: ImportBatch
  /** The forms that say how the file is read and mapped; null where they are not asked for. */
  readonly form: OfferedFields | null
  /** The reader brought this batch. */
  readonly own: boolean
  /** What could not be done, in words. */
  readonly problem: string | null
}

/** One import at whatever step it is: reading and mapping, rehearsal, application, undoing. */
export function importPage(view: ImportPageView, page: PageContext): Html {
  const { batch } = view
  return importFrame(
    page,
    batch,
    null,
    html`${view.problem === null ? '' : errorSummary(page, { values: {}, errors: { '': view.problem } })} ${facts(page, batch)}
    ${view.form === null ? state(page, view) : html`${importReading(page, batch, view)} ${importMapping(page, batch, view.form, view)}`}`,
  )
}

function facts(page: PageContext, batch: ImportBatch): Html {
  const { words } = page
  const megabytes = Math.max(0.01, Math.round(batch.fileBytes / 10_485.76) / 100)
  return html`<dl class="pairs">
    <dt>${words.t('imports.page.brought')}</dt>
    <dd>${batch.createdBy}, ${instantTime(page, batch.createdAt)}</dd>
    ${
      batch.publisher === null
        ? ''
        : html`<dt>${words.t('imports.page.published_by')}</dt>
            <dd>${batch.publisher}${batch.appliedAt === null ? '' : html`, ${instantTime(page, batch.appliedAt)}`}</dd>`
    }
    ${
      batch.undoer === null
        ? ''
        : html`<dt>${words.t('imports.page.undone_by')}</dt>
            <dd>${batch.undoer}${batch.undoneAt === null ? '' : html`, ${instantTime(page, batch.undoneAt)}`}</dd>`
    }
    <dt>${words.t('imports.page.size')}</dt>
    <dd>${words.t('imports.page.bytes', { mb: megabytes })}</dd>
    <dt>${words.t('imports.page.digest')}</dt>
    <dd><code class="address">${batch.fileSha256}</code></dd>
  </dl>`
}

function state(page: PageContext, view: ImportPageView): Html {
  const { batch } = view
  if (batch.state === 'checking' || batch.state === 'applying' || batch.state === 'undoing') return progress(page, batch, batch.state)
  const fault = batch.state === 'failed' ? failure(page, batch) : html``
  return html`${fault} ${importCounts(page, batch)} ${importActs(page, batch, view.own)}`
}

function progress(page: PageContext, batch: ImportBatch, what: 'checking' | 'applying' | 'undoing'): Html {
  const { words } = page
  const of = what === 'checking' ? null : batch.rowsTotal
  const label = words.t(`imports.progress.${what}`)
  return section(
    'progress',
    label,
    html`<p>
        ${
          of === null
            ? words.t('imports.progress.rows_open', { done: batch.rowsDone })
            : words.t('imports.progress.rows', { done: batch.rowsDone, of })
        }${left(page, batch, of)}
      </p>
      ${
        of === null || of === 0
          ? html`<progress aria-label="${label}"></progress>`
          : html`<progress aria-label="${label}" value="${Math.min(batch.rowsDone, of)}" max="${of}"></progress>`
      }
      ${batch.fault === null ? '' : html`<p class="notice">${words.t('imports.progress.again')}</p>`}
      <p class="quiet">${words.t('imports.progress.leave')}</p>
      <p><a class="button plain" href="${importPath(page, batch.id)}">${words.t('imports.progress.reload')}</a></p>`,
  )
}

/** How long the rest takes if it goes on as it went so far; nothing while that cannot be told. */
function left({ words, recordAt }: PageContext, batch: ImportBatch, of: number | null): string {
  const past = (Date.parse(recordAt) - Date.parse(batch.changedAt)) / 1000
  if (of === null || batch.rowsDone === 0 || past < 3 || batch.rowsDone >= of) return ''
  const seconds = Math.ceil((past * (of - batch.rowsDone)) / batch.rowsDone / 5) * 5
  const said =
    seconds < 90
      ? words.t('editions.request.left', { seconds })
      : words.t('editions.request.left.minutes', { minutes: Math.ceil(seconds / 60) })
  return `. ${said}`
}

function failure(page: PageContext, batch: ImportBatch): Html {
  const { words } = page
  const applied = batch.failedIn === 'applying' || batch.failedIn === 'undoing'
  return html`<div class="problems" role="alert">
      <h2>${words.t('imports.failed.text')}</h2>
      <p>${batch.fault === null ? '' : saidSentence(page, batch.fault)}</p>
      ${applied ? html`<p>${words.t('imports.failed.kept')}</p>` : ''}
    </div>
    ${
      applied
        ? html`<form method="post" action="${importPath(page, batch.id, '/resume')}">
            <input type="hidden" name="version" value="${batch.version}" />
            <p><button type="submit">${words.t('imports.failed.resume')}</button></p>
          </form>`
        : ''
    }`
}
