import { html } from 'hono/html'
import type { ImportBatch } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import { importPath } from './import-frame.ts'
import { section } from './section.ts'

/** What can be done with a batch at the step where it is: apply, have published, undo, discard, take the report home. */
export function importActs(page: PageContext, batch: ImportBatch, own: boolean): Html {
  const { words } = page
  const acts: Html[] = []
  if (batch.state === 'checked') acts.push(section('apply', words.t('imports.apply.title'), apply(page, batch, own)))
  if (batch.state === 'waiting') acts.push(section('apply', words.t('imports.apply.title'), waiting(page, batch, own)))
  const applied = batch.appliedAt !== null || batch.failedIn === 'applying' || batch.failedIn === 'undoing'
  if (batch.state !== 'uploaded') {
    acts.push(section('report', words.t(applied ? 'imports.report.title' : 'imports.report.title_checked'), report(page, batch, applied)))
  }
  if (batch.state === 'applied' || batch.failedIn === 'applying') {
    const undo = html`<p>${words.t('imports.undo.text')}</p>
      ${button(page, batch, '/undo', words.t(batch.state === 'applied' ? 'imports.undo.do' : 'imports.undo.part'), true)}`
    acts.push(section('undo', words.t('imports.undo.title'), undo))
  }
  const discardable =
    ['uploaded', 'checked', 'waiting'].includes(batch.state) || (batch.state === 'failed' && batch.failedIn === 'checking')
  if (discardable) {
    const discard = html`<p>${words.t('imports.discard.text')}</p>
      ${button(page, batch, '/discard', words.t('imports.discard.do'), true)}`
    acts.push(section('discard', words.t('imports.discard.do'), discard))
  }
  return html`${acts}`
}

function apply(page: PageContext, batch: ImportBatch, own: boolean): Html {
  const { words } = page
  const { added = 0, changed = 0, draft = 0 } = batch.counts.outcomes
  const rows = added + changed + draft
  const back = html`<p><a href="${importPath(page, batch.id, '?step=mapping')}">${words.t('imports.mapping.back')}</a></p>`
  if (rows === 0) {
    return html`<p>${words.t('imports.apply.nothing')}</p>
      ${back}`
  }
  const second = batch.mode === 'published' && own && !page.singlePerson
  const label = batch.mode === 'drafts' ? 'imports.apply.drafts' : second ? 'imports.apply.submit' : 'imports.apply.publish'
  return html`<p>${rowsAndSteps(page, batch)}</p>
    ${button(page, batch, '/apply', words.t(label), false)} ${back}`
}

/** How many rows would come in, and whether all at once. */
function rowsAndSteps({ words }: PageContext, batch: ImportBatch): string {
  const { added = 0, changed = 0, draft = 0 } = batch.counts.outcomes
  const whole = (batch.rowsTotal ?? 0) <= WHOLE && batch.kind !== 'activities'
  return `${words.t('imports.apply.rows', { n: added + changed + draft })} ${words.t(whole ? 'imports.apply.whole' : 'imports.apply.steps')}`
}

/** Up to so many rows a batch is one transaction. */
const WHOLE = 2_000

function waiting(page: PageContext, batch: ImportBatch, own: boolean): Html {
  const { words } = page
  if (own) return html`<p>${words.t('imports.apply.waits')}</p>`
  return html`<p>${words.t('imports.apply.asks', { who: batch.createdBy })} ${rowsAndSteps(page, batch)}</p>
    ${button(page, batch, '/apply', words.t('imports.apply.second'), false)}`
}

function report(page: PageContext, batch: ImportBatch, applied: boolean): Html {
  const { words } = page
  return html`<p>${words.t(applied ? 'imports.report.text' : 'imports.report.text_checked')}</p>
    <ul class="actions">
      ${(['csv', 'json'] as const).map(
        (format) =>
          html`<li><a class="button plain" href="${importPath(page, batch.id, `/report.${format}`)}">${format.toUpperCase()}</a></li>`,
      )}
    </ul>`
}

function button(page: PageContext, batch: ImportBatch, path: string, text: string, plain: boolean): Html {
  return html`<form method="post" action="${importPath(page, batch.id, path)}">
    <input type="hidden" name="version" value="${batch.version}" />
    <p><button type="submit" ${plain ? html` class="plain"` : ''}>${text}</button></p>
  </form>`
}
