import { html } from 'hono/html'
import { asset } from '../../assets/index.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { radioField, textArea, textField, type FormState } from './form.ts'
import { statusMark } from './status.ts'
import { dayOf, instantTime } from './time.ts'
import { discardForm } from './unfinished-list.ts'

export interface KeptForm {
  readonly key: string
  readonly savedAt: string
  /** True: the page was opened and shows what was kept earlier; false: it was kept by the press that led here. */
  readonly takenUp: boolean
}

/** That what was typed earlier is back, with the way to forget it; or that what was just typed is kept. */
export function keptNotice(page: PageContext, kept: KeptForm | null): Html {
  if (kept === null) return html``
  const { words } = page
  if (!kept.takenUp) return html`<p class="quiet">${words.t('workspace.kept.now')} ${instantTime(page, kept.savedAt)}.</p>`
  return html`<div class="notice kept">
    <p><strong>${words.t('workspace.kept.back')}</strong> ${words.t('workspace.kept.at')} ${instantTime(page, kept.savedAt)}.</p>
    ${discardForm(page, kept.key, kept.savedAt)}
  </div>`
}

/** Where the script says that it saved; without scripts it stays empty, and every press of a button saves all the same. */
export function autosave(page: PageContext): Html {
  return html`<p class="quiet" role="status" data-saved data-failed="${page.words.t('workspace.kept.failed')}"></p>
    <script type="module" src="${asset('autosave.js')}"></script>`
}

/** Status with the definitions beside it, date in the world, significance. */
export function assessmentFields(page: PageContext, view: FormState): Html {
  const { words } = page
  return html`${radioField(
    view,
    { name: 'status', label: words.t('workspace.update.status'), hint: words.t('workspace.update.status_hint') },
    STATUSES.filter((status) => status !== 'not_assessed').map((status) => ({
      value: status,
      text: words.t(`terms.status.${status}`),
      hint: words.t(`terms.status.${status}.definition`),
      mark: statusMark(status),
    })),
  )}
  ${textField(view, {
    name: 'effective_on',
    label: words.t('workspace.update.effective_on'),
    hint: words.t('workspace.update.effective_on_hint'),
    type: 'date',
    max: dayOf(page.recordAt, page.timeZone),
    size: 'short',
  })}
  ${radioField(view, { name: 'significance', label: words.t('workspace.update.significance') }, [
    { value: 'significant', text: words.t('terms.significance.significant'), hint: words.t('workspace.update.significant_hint') },
    { value: 'minor', text: words.t('terms.significance.minor'), hint: words.t('workspace.update.minor_hint') },
  ])}`
}

/** What changed and why, in both languages. */
export function textFields(page: PageContext, view: FormState): Html {
  const { words } = page
  return html`<fieldset class="group">
    <legend>${words.t('workspace.update.texts')}</legend>
    <p class="hint">${words.t('workspace.update.texts_hint')}</p>
    <div class="pair">
      ${textField(view, { name: 'summary_es', label: words.t('workspace.update.summary_es'), hint: words.t('workspace.update.summary_hint'), lang: 'es' })}
      ${textField(view, { name: 'summary_en', label: words.t('workspace.update.summary_en'), hint: words.t('workspace.update.summary_hint'), lang: 'en' })}
    </div>
    <div class="pair">
      ${textArea(view, { name: 'reason_es', label: words.t('workspace.update.reason_es'), hint: words.t('workspace.update.reason_hint'), lang: 'es', rows: 6 })}
      ${textArea(view, { name: 'reason_en', label: words.t('workspace.update.reason_en'), hint: words.t('workspace.update.reason_hint'), lang: 'en', rows: 6 })}
    </div>
  </fieldset>`
}
