import { html } from 'hono/html'
import type { ScheduleItem } from '../view/schedule.ts'
import type { Html, PageContext } from './layout.ts'
import { editionTitle } from './parts/edition.ts'
import { ownPath, reportPath } from './parts/links.ts'
import { cadenceWords, holdSentence, runSentence, scopeWords } from './parts/schedule-words.ts'
import { section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ScheduleListView {
  readonly schedules: readonly ScheduleItem[]
}

/** Every schedule of reports with what comes next, what came last, and what waits or failed. */
export function scheduleListPage(view: ScheduleListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('schedules.title')
  const ended = view.schedules.filter(({ endedAt }) => endedAt !== null)
  const running = view.schedules.filter(({ endedAt }) => endedAt === null)
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
      <p>${words.t('schedules.lead')}</p>
      <ul class="actions">
        <li><a class="button" href="${ownPath(page, '/workspace/schedules/new')}">${words.t('schedules.list.new')}</a></li>
      </ul>
      ${section(
        'in-force',
        words.t('schedules.list.in_force'),
        running.length === 0 ? html`<p class="empty">${words.t('schedules.list.none')}</p>` : list(page, running),
      )}
      ${ended.length === 0 ? '' : section('ended', words.t('schedules.list.ended'), list(page, ended))}
    </div>`,
  )
}

function list(page: PageContext, schedules: readonly ScheduleItem[]): Html {
  return html`<ul class="changes">
    ${schedules.map((schedule) => html`<li>${item(page, schedule)}</li>`)}
  </ul>`
}

function item(page: PageContext, schedule: ScheduleItem): Html {
  const { words } = page
  const marks = [
    ...(schedule.failed > 0 ? [html`<span class="label overdue">${words.t('schedules.list.failed', { n: schedule.failed })}</span>`] : []),
    ...(schedule.held > 0 ? [html`<span class="label">${words.t('schedules.list.held', { n: schedule.held })}</span>`] : []),
  ]
  return html`<p class="kind">
      ${cadenceWords(page, schedule)}&nbsp;· ${words.t(`schedules.length.${schedule.length}`)}&nbsp;· ${scopeWords(page, schedule.scope)}
    </p>
    <h3><a href="${ownPath(page, `/workspace/schedules/${schedule.slug}`)}">${localizedName(page, schedule.name)}</a></h3>
    ${schedule.endedAt === null ? '' : html`<p>${words.t('schedules.list.ended_on')} ${dayTime(page, schedule.endedAt, 'long')}.</p>`}
    ${schedule.next === null ? '' : html`<p>${runSentence(page, schedule.next, schedule)} ${holdSentence(page, schedule)}</p>`}
    ${marks.length === 0 ? '' : html`<p>${marks.map((mark) => html`${mark} `)}</p>`}
    <p class="quiet">
      ${
        schedule.lastEdition === null
          ? words.t('schedules.list.last_none')
          : html`${words.t('schedules.list.last')}
              <a href="${reportPath(page, schedule.lastEdition.slug)}">${editionTitle(page, schedule.lastEdition)}</a>`
      }
    </p>`
}
