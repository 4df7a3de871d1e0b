import { html } from 'hono/html'
import type { ScheduleVersionView, ScheduleView } from '../view/schedule.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { scheduleFacts, scheduleName, type ScheduleFact } from './parts/schedule-facts.ts'
import { runList, scopeCount } from './parts/schedule-preview.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'

export interface SchedulePageView {
  readonly schedule: ScheduleView
  /** Why it could not be ended or resumed; null otherwise. */
  readonly problem: string | null
}

/** One schedule: what is in force, the next editions, and every version of it. */
export function schedulePage({ schedule, problem }: SchedulePageView, page: PageContext): Html {
  const { words } = page
  const title = scheduleName(page, schedule)
  const path = ownPath(page, `/workspace/schedules/${schedule.slug}`)
  const ended = schedule.endedAt !== null
  return scheduleFrame(
    page,
    title,
    null,
    html`<div class="narrow">
      ${problem === null ? '' : errorSummary(page, { values: {}, errors: { '': problem } })}
      ${ended ? '' : section('next', words.t('schedules.preview.runs'), runList(page, schedule.runs, schedule))}
      ${section(
        'settings',
        words.t(ended ? 'schedules.page.settings_ended' : 'schedules.page.settings'),
        html`${scopeCount(page, schedule)} ${scheduleFacts(page, schedule)} ${ended ? resume(page, path, schedule) : acts(page, path)}`,
      )}
      ${section('history', words.t('schedules.page.history'), history(page, schedule.versions))}
    </div>`,
  )
}

/** Asks once more before a schedule ends; posts `version`. */
export function endSchedulePage({ schedule, problem }: SchedulePageView, page: PageContext): Html {
  const { words } = page
  const path = ownPath(page, `/workspace/schedules/${schedule.slug}`)
  return scheduleFrame(
    page,
    words.t('schedules.end.title'),
    schedule,
    html`<div class="narrow">
      ${problem === null ? '' : errorSummary(page, { values: {}, errors: { '': problem } })}
      <p><strong>${scheduleName(page, schedule)}</strong></p>
      <p>${words.t('schedules.end.text')}</p>
      <form method="post" action="${path}/end">
        <input type="hidden" name="version" value="${schedule.version}" />
        <p><button type="submit">${words.t('schedules.end.do')}</button></p>
      </form>
      <p><a href="${path}">${words.t('schedules.end.keep')}</a></p>
    </div>`,
  )
}

/** A page below the list of schedules, or below one of them. */
export function scheduleFrame(page: PageContext, title: string, within: Pick<ScheduleView, 'slug' | 'name'> | null, content: Html): Html {
  const { words } = page
  const trail = [
    { href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/schedules'), text: words.t('schedules.title') },
    ...(within === null ? [] : [{ href: ownPath(page, `/workspace/schedules/${within.slug}`), text: scheduleName(page, within) }]),
  ]
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, title)}
      <div class="lead short"><h1>${title}</h1></div>
      ${content}`,
  )
}

function acts(page: PageContext, path: string): Html {
  const { words } = page
  return html`<ul class="actions">
    <li><a class="button" href="${path}/edit">${words.t('schedules.page.edit')}</a></li>
    <li><a class="button plain" href="${path}/end">${words.t('schedules.page.end')}</a></li>
  </ul>`
}

function resume(page: PageContext, path: string, { version }: ScheduleView): Html {
  const { words } = page
  return html`<form method="post" action="${path}/resume">
    <p>${words.t('schedules.page.resume_text')}</p>
    <input type="hidden" name="version" value="${version}" />
    <p><button type="submit">${words.t('schedules.page.resume')}</button></p>
  </form>`
}

function history(page: PageContext, versions: readonly ScheduleVersionView[]): Html {
  const { words } = page
  return html`<ol class="changes" reversed>
    ${versions.map(
      ({ version, from, by, act, changed, settings }) =>
        html`<li>
          <p class="kind">${words.t('schedules.page.version', { n: version })}&nbsp;· ${instantTime(page, from)}</p>
          <p>${words.t(`schedules.page.act.${act}`)} ${by ?? words.t('schedules.page.by_service')}.</p>
          ${act === 'changed' ? whatChanged(page, changed, settings) : ''}
        </li>`,
    )}
  </ol>`
}

function whatChanged(page: PageContext, changed: ScheduleVersionView['changed'], settings: ScheduleVersionView['settings']): Html {
  if (changed.length === 0) return html`<p class="quiet">${page.words.t('schedules.page.unchanged')}</p>`
  const facts = changed.map((key): ScheduleFact => (key === 'cron' ? 'cadence' : key))
  return scheduleFacts(page, settings, facts)
}
