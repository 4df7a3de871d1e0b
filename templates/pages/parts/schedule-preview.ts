import { html } from 'hono/html'
import type { NextRun, SchedulePreview, ScheduleSettings } from '../../view/schedule.ts'
import type { Html, PageContext } from '../page-context.ts'
import { cadenceWords, holdSentence, runSentence, scopeWords } from './schedule-words.ts'

/** What a schedule would do as it was typed: said before anything is saved. */
export function schedulePreview(page: PageContext, preview: SchedulePreview): Html {
  const { words } = page
  return html`<section class="notice" role="status" aria-labelledby="preview">
    <h2 id="preview">${words.t('schedules.preview.title')}</h2>
    <p>${words.t('schedules.preview.lead')}</p>
    <p>${cadenceWords(page, preview.settings)}&nbsp;· ${scopeWords(page, preview.settings.scope)}</p>
    ${runList(page, preview.runs, preview.settings)} ${scopeCount(page, preview)}
  </section>`
}

/** The next editions, a sentence each. */
export function runList(page: PageContext, runs: readonly NextRun[], settings: Pick<ScheduleSettings, 'timeZone' | 'holdDays'>): Html {
  return html`<ol class="plain-list">
      ${runs.map((run) => html`<li>${runSentence(page, run, settings)}</li>`)}
    </ol>
    ${settings.holdDays === null ? '' : html`<p>${holdSentence(page, settings)}</p>`}`
}

/** How many recommendations a schedule is about now; a warning when there are none. */
export function scopeCount(page: PageContext, { matching, total }: { readonly matching: number; readonly total: number }): Html {
  const { words } = page
  return html`<p>${words.t('schedules.preview.matching', { n: matching, total })}</p>
    ${matching > 0 ? '' : html`<p class="notice">${words.t('schedules.preview.nothing')}</p>`}`
}
