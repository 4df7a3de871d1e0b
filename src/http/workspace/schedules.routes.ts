import { Hono } from 'hono'
import { endSchedulePage, schedulePage } from '../../../templates/pages/schedule.page.ts'
import { scheduleFormPage } from '../../../templates/pages/schedule-form.page.ts'
import { scheduleListPage } from '../../../templates/pages/schedule-list.page.ts'
import type { SchedulePreview, ScheduleView } from '../../../templates/view/schedule.ts'
import { Conflict } from '../../kernel/errors.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { listInstitutions, listThemes } from '../../recommendations/index.ts'
import {
  changeSchedule,
  checkSchedule,
  createSchedule,
  endSchedule,
  listSchedules,
  readSchedule,
  resumeSchedule,
  timeZoneNames,
} from '../../schedules/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { checkedValues, newScheduleValues, scheduleInput, scheduleValues } from './schedule-form.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace/schedules`: when reports go out, and what about (administrators). */
export const scheduleRoutes = new Hono<Environment>()
  .get('/', async (c) => c.html(scheduleListPage({ schedules: await listSchedules(c.var.ctx) }, pageOf(c))))
  .get('/new', (c) => showForm(c, null, { values: newScheduleValues(c.var.ctx.settings.timeZone) }))
  .post('/new', async (c) => {
    const { values } = await readForm(c)
    const slug = values['slug'] ?? ''
    const input = { ...scheduleInput(values), slug }
    try {
      if (values['action'] !== 'save') return await showPreview(c, null, values, await checkSchedule(c.var.ctx, input, false))
      return c.redirect(ownPath(c, `/schedules/${await createSchedule(c.var.ctx, input)}`), 303)
    } catch (error) {
      return showForm(c, null, { values, ...refusal(c, error, (field) => field.replace(/\..*/, '')) })
    }
  })
  .get('/:slug', async (c) => c.html(schedulePage({ schedule: await shown(c), problem: null }, pageOf(c))))
  .get('/:slug/edit', async (c) => {
    const schedule = await shown(c)
    return showForm(c, schedule, { values: { ...scheduleValues(schedule), version: String(schedule.version) } })
  })
  .post('/:slug/edit', async (c) => {
    const { values } = await readForm(c)
    const schedule = await shown(c)
    const input = { ...scheduleInput(values), slug: schedule.slug, version: versionOf(values) }
    try {
      if (values['action'] !== 'save') return await showPreview(c, schedule, values, await checkSchedule(c.var.ctx, input, true))
      await changeSchedule(c.var.ctx, input)
      return c.redirect(ownPath(c, `/schedules/${schedule.slug}`), 303)
    } catch (error) {
      const refused = refusal(c, error, (field) => field.replace(/\..*/, ''))
      if (!(error instanceof Conflict)) return showForm(c, schedule, { values, ...refused })
      return showForm(c, schedule, { values: { ...values, version: String(error.currentVersion) }, ...refused, conflict: await shown(c) })
    }
  })
  .get('/:slug/end', async (c) => c.html(endSchedulePage({ schedule: await shown(c), problem: null }, pageOf(c))))
  .post('/:slug/end', (c) => act(c, endSchedule, endSchedulePage))
  .post('/:slug/resume', (c) => act(c, resumeSchedule, schedulePage))

async function act(c: Request, verb: typeof endSchedule, page: typeof schedulePage): Promise<Response> {
  const { values } = await readForm(c)
  const schedule = await shown(c)
  try {
    await verb(c.var.ctx, { slug: schedule.slug, version: versionOf(values) })
    return c.redirect(ownPath(c, `/schedules/${schedule.slug}`), 303)
  } catch (error) {
    const { status, errors } = refusal(c, error, (field) => field)
    return c.html(page({ schedule: await shown(c), problem: errors[''] ?? '' }, pageOf(c)), status)
  }
}

async function shown(c: Request): Promise<ScheduleView> {
  return readSchedule(c.var.ctx, c.req.param('slug') ?? '')
}

function versionOf(values: Values): number {
  return /^\d{1,9}$/.test(values['version'] ?? '') ? Number(values['version']) : 0
}

async function showPreview(c: Request, schedule: ScheduleView | null, values: Values, preview: SchedulePreview): Promise<Response> {
  return showForm(c, schedule, { values: checkedValues(values, preview), preview })
}

async function showForm(
  c: Request,
  schedule: ScheduleView | null,
  shownForm: {
    readonly values: Values
    readonly errors?: Values
    readonly status?: FormRefusal['status']
    readonly preview?: SchedulePreview
    readonly conflict?: ScheduleView
  },
): Promise<Response> {
  const { ctx } = c.var
  requireActor(ctx, 'manageSchedules')
  const { values, errors = {}, status = 200, preview = null, conflict = null } = shownForm
  const view = {
    schedule,
    version: versionOf(values),
    themes: await listThemes(ctx),
    institutions: await listInstitutions(ctx),
    timeZones: withTyped(timeZoneNames(), values['time_zone'] ?? ''),
    preview,
    conflict,
    values,
    errors,
  }
  return c.html(scheduleFormPage(view, pageOf(c)), status)
}

/** What the list offers, and what stands in the form without being offered: an older name of a zone, or none. */
function withTyped(names: readonly string[], typed: string): readonly string[] {
  return typed === '' || names.includes(typed) ? names : [typed, ...names]
}
