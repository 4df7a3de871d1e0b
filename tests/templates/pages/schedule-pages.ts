import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { scheduleFormPage } from '../../../templates/pages/schedule-form.page.ts'
import { scheduleListPage } from '../../../templates/pages/schedule-list.page.ts'
import { endSchedulePage, schedulePage } from '../../../templates/pages/schedule.page.ts'
import type { ScheduleSettings, ScheduleView } from '../../../templates/view/schedule.ts'
import type { sampleRecord } from './sample.ts'

type Pages = Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>>

/** The pages of schedules, on a record. */
export function schedulePages(record: typeof sampleRecord): Pages {
  const { theme, institution, edition } = record
  const settings: ScheduleSettings = {
    name: { es: 'Transparencia <al día>', en: 'Transparency, to date' },
    cadence: 'cron',
    cron: '0 9 29 2 +MON',
    timeZone: 'America/Argentina/ComodRivadavia',
    scope: {
      query: `theme=${theme.slug}&overdue=1`,
      filters: [
        { name: 'theme', value: theme.slug, label: theme.name },
        { name: 'overdue', value: '1', label: null },
      ],
    },
    length: 'brief',
    languages: ['es', 'en'],
    topics: [{ kind: 'all' }, { kind: 'theme', theme }, { kind: 'institution', institution }],
    holdDays: 5,
  }
  const runs = [
    { at: '2026-12-01T14:00:00.000Z', start: '2026-11-15', end: '2026-12-01' },
    { at: '2027-01-01T03:00:00.000Z', start: '2026-12-01', end: '2026-12-31' },
    { at: '2027-01-04T03:00:00.000Z', start: '2026-12-28', end: '2027-01-03' },
    { at: '2027-01-05T03:00:00.000Z', start: '2027-01-04', end: '2027-01-04' },
  ]
  const schedule: ScheduleView = {
    ...settings,
    slug: 'transparency',
    version: 3,
    endedAt: null,
    next: runs[0] ?? null,
    lastEdition: edition,
    held: 1,
    failed: 2,
    runs,
    matching: 0,
    total: 13,
    versions: [
      { version: 3, from: '2026-11-20T15:00:00.000Z', by: 'Ada Torres', act: 'changed', settings, changed: [] },
      {
        version: 2,
        from: '2026-11-19T15:00:00.000Z',
        by: 'Ada Torres',
        act: 'changed',
        settings,
        changed: ['name', 'cron', 'scope', 'topics'],
      },
      { version: 1, from: '2026-11-18T15:00:00.000Z', by: null, act: 'created', settings, changed: [] },
    ],
  }
  const ended: ScheduleView = { ...schedule, slug: 'ended', endedAt: '2026-11-20T15:00:00.000Z', next: null, lastEdition: null, runs: [] }
  const form = {
    themes: [theme],
    institutions: [institution],
    timeZones: ['America/Lima', 'UTC'],
    preview: null,
    conflict: null,
    version: 3,
  }
  return {
    'schedule-list': {
      path: '/workspace/schedules',
      workspace: true,
      render: (page) => scheduleListPage({ schedules: [schedule, { ...ended, holdDays: null }] }, page),
    },
    'schedule-list-none': { path: '/workspace/schedules', workspace: true, render: (page) => scheduleListPage({ schedules: [] }, page) },
    schedule: {
      path: '/workspace/schedules/transparency',
      workspace: true,
      render: (page) => schedulePage({ schedule, problem: null }, page),
    },
    'schedule-ended': {
      path: '/workspace/schedules/ended',
      workspace: true,
      render: (page) => schedulePage({ schedule: ended, problem: 'Otra persona la modificó.' }, page),
    },
    'schedule-end': {
      path: '/workspace/schedules/transparency/end',
      workspace: true,
      render: (page) => endSchedulePage({ schedule, problem: 'Otra persona la modificó.' }, page),
    },
    'schedule-form': {
      path: '/workspace/schedules/new',
      workspace: true,
      render: (page) =>
        scheduleFormPage(
          {
            ...form,
            schedule: null,
            preview: { settings, runs, matching: 0, total: 13 },
            values: { name_es: 'A "b" <c>', cadence: 'cron', 'topics_institution:mre': '1', languages_es: '1', scope_overdue: '1' },
            errors: {},
          },
          page,
        ),
    },
    'schedule-form-faults': {
      path: '/workspace/schedules/transparency/edit',
      workspace: true,
      render: (page) =>
        scheduleFormPage(
          {
            ...form,
            schedule,
            values: { cron: '* * * * *' },
            errors: { name_es: 'Falta.', cron: 'Demasiado.', scope: 'No.', languages: 'Falta.', topics: 'No existe.', hold_days: 'No.' },
          },
          page,
        ),
    },
    'schedule-form-conflict': {
      path: '/workspace/schedules/transparency/edit',
      workspace: true,
      render: (page) =>
        scheduleFormPage({ ...form, schedule, conflict: schedule, values: { cron: '0 9 * * *' }, errors: { '': 'x' } }, page),
    },
  }
}
