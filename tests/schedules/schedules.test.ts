import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changeSchedule,
  checkSchedule,
  createSchedule,
  endSchedule,
  ensureSchedules,
  listSchedules,
  nextEditions,
  readSchedule,
  readScheduleVersion,
  resumeSchedule,
} from '../../src/schedules/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { sampleSchedule } from './sample-schedule.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-25T15:00:00Z' })
  await ensureSchedules(record.system)
})
afterAll(() => record?.close())

async function journal(slug: string): Promise<readonly string[]> {
  const rows = await record.db
    .selectFrom('journal_entries as j')
    .innerJoin('report_schedules as s', 's.id', 'j.subject_id')
    .select('j.act')
    .where('s.slug', '=', slug)
    .orderBy('j.occurred_at')
    .orderBy('j.id')
    .execute()
  return rows.map((row) => row.act)
}

describe('a schedule', () => {
  it('is made, changed, ended and resumed, each a version with its journal entry', async () => {
    const { administrator } = record
    const slug = await createSchedule(administrator, sampleSchedule({ slug: 'transparency-weekly', cadence: 'weekly' }))
    record.clock.set('2026-11-26T15:00:00Z')
    const over = {
      cadence: 'cron',
      cron: ' 0  9 1,15 * * ',
      scope: 'https://vigia.example/en/recommendations?theme=transparency&overdue=1&q=',
    }
    await changeSchedule(administrator, { ...sampleSchedule({ ...over, length: 'brief', hold_days: '7' } as object), slug, version: 1 })
    record.clock.set('2026-11-27T15:00:00Z')
    await endSchedule(administrator, { slug, version: 2 })
    await endSchedule(administrator, { slug, version: 3 })
    record.clock.set('2026-11-28T15:00:00Z')
    await resumeSchedule(administrator, { slug, version: 3 })
    const view = await readSchedule(administrator, slug)
    expect(view).toMatchObject({ version: 4, endedAt: null, cadence: 'cron', cron: '0 9 1,15 * *', length: 'brief', holdDays: 7 })
    expect(view.scope.query).toBe('theme=transparency&overdue=1')
    expect(view.scope.filters[0]?.label?.['es']).toBe('Transparencia y publicidad')
    expect(view.versions.map(({ version, act, by, changed }) => [version, act, by, changed])).toEqual([
      [4, 'resumed', 'Ada Torres (private)', []],
      [3, 'ended', 'Ada Torres (private)', []],
      [2, 'changed', 'Ada Torres (private)', ['cadence', 'cron', 'length', 'holdDays', 'scope']],
      [1, 'created', 'Ada Torres (private)', []],
    ])
    expect(view.runs.map(({ at, start, end }) => [at, start, end])).toEqual([
      ['2026-11-30T05:00:00.000Z', '2026-11-23', '2026-11-29'],
      ['2026-12-01T14:00:00.000Z', '2026-11-30', '2026-12-01'],
      ['2026-12-15T14:00:00.000Z', '2026-12-01', '2026-12-15'],
      ['2027-01-01T14:00:00.000Z', '2026-12-15', '2027-01-01'],
      ['2027-01-15T14:00:00.000Z', '2027-01-01', '2027-01-15'],
    ])
    expect(await journal(slug)).toEqual(['schedule_created', 'schedule_changed', 'schedule_ended', 'schedule_resumed'])
  })

  it('is refused with every fault under its field, and nothing is saved', async () => {
    const before = (await listSchedules(record.administrator)).length
    const bad = sampleSchedule({
      slug: 'Informe 2026',
      name_es: 'Informe\u202eexe.fdp',
      name_en: 'Report\u0007',
      cadence: 'cron',
      cron: '0 9 30 2 *',
      time_zone: 'America/Chiclayo',
      scope: 'sort=up',
      languages: [],
      topics: ['theme:nothing'],
      hold_days: '61',
    })
    const faults = {
      slug: 'errors.schedule_slug_invalid',
      name_es: 'errors.bidi_controls',
      name_en: 'errors.control_characters',
      cron: 'errors.cron_never',
      time_zone: 'errors.time_zone_unknown',
      scope: 'errors.scope_no_filter',
      languages: 'errors.languages_missing',
      hold_days: 'errors.hold_days_invalid',
    }
    expect(await thrown(createSchedule(record.administrator, bad))).toEqual(faults)
    expect(await thrown(checkSchedule(record.administrator, bad, false))).toEqual(faults)
    for (const slug of ['monthly', 'new', 'baseline']) {
      expect(await thrown(createSchedule(record.administrator, sampleSchedule({ slug })))).toEqual({ slug: 'errors.schedule_slug_taken' })
    }
    expect((await listSchedules(record.administrator)).length).toBe(before)
  })

  it.each([
    ['theme=transparency&theme=oversight', 'scope_twice'],
    ['as_of=2026-10-31', 'scope_no_filter'],
    ['status=finished', 'scope_value'],
    ['theme=nobody', 'scope_unknown'],
    ['institution=nobody', 'scope_unknown'],
    ['https://elsewhere.example/es/recommendations?theme=transparency', 'scope_not_list'],
    ['/es/changes?theme=transparency', 'scope_not_list'],
    ['q=%00', 'control_characters'],
  ])('is not about %s', async (scope, reason) => {
    expect(await thrown(createSchedule(record.administrator, sampleSchedule({ scope })))).toEqual({ scope: `errors.${reason}` })
  })

  it('that holds nothing now, or topics that are on record, may be saved', async () => {
    const topics = ['theme:transparency', 'theme:transparency']
    const input = sampleSchedule({ slug: 'nothing-yet', scope: '?q=nobody+wrote+this', topics })
    expect(await checkSchedule(record.administrator, input, false)).toMatchObject({ matching: 0, total: 13 })
    await createSchedule(record.administrator, input)
    const { settings } = (await readSchedule(record.administrator, 'nothing-yet')).versions[0] ?? {}
    expect(settings?.topics).toMatchObject([{ kind: 'theme', theme: { slug: 'transparency' } }])
  })

  it('that two administrators change at once is changed once, and the other learns what there is now', async () => {
    const slug = await createSchedule(record.administrator, sampleSchedule({ slug: 'twice' }))
    const act = (name: string) => thrown(changeSchedule(record.administrator, { ...sampleSchedule({ name_en: name }), slug, version: 1 }))
    expect([await act('One'), await act('Two')]).toEqual(['done', { current: 2 }])
    const both = await Promise.all([endSchedule, resumeSchedule].map((verb) => thrown(verb(record.administrator, { slug, version: 1 }))))
    expect(both).toEqual([{ current: 2 }, { current: 2 }])
    expect((await readSchedule(record.administrator, slug)).versions.map(({ settings }) => settings.name['en'])).toEqual([
      'One',
      'Sample report',
    ])
  })

  it('issues a period by the version in force just before it ended, whatever the clock does', async () => {
    const slug = await createSchedule(record.administrator, sampleSchedule({ slug: 'going-back' }))
    const { id } = await record.db.selectFrom('report_schedules').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
    const made = record.clock.now()
    record.clock.set('2026-11-01T00:00:00Z')
    await changeSchedule(record.administrator, { ...sampleSchedule({ length: 'brief' }), slug, version: 1 })
    record.clock.set(made.toISOString())
    expect((await readScheduleVersion(record.db, id, made)).version).toBe(1)
    expect((await readScheduleVersion(record.db, id, new Date(made.getTime() + 1))).version).toBe(2)
    expect((await readScheduleVersion(record.db, id, new Date(0))).version).toBe(1)
  })

  it('in force tells everybody when its next edition goes out, also before any tick', async () => {
    const coming = await nextEditions(record.reader)
    expect(coming.map(({ slug }) => slug)).not.toContain('ended')
    const builtIn = coming.filter(({ slug }) => ['monthly', 'quarterly', 'yearly'].includes(slug))
    expect(builtIn.map(({ slug, at, start, end }) => [slug, at, start, end])).toEqual([
      ['monthly', '2026-12-01T05:00:00.000Z', '2026-11-01', '2026-11-30'],
      ['quarterly', '2027-01-01T05:00:00.000Z', '2026-10-01', '2026-12-31'],
      ['yearly', '2027-01-01T05:00:00.000Z', '2026-01-01', '2026-12-31'],
    ])
    expect(coming.map(({ at }) => at)).toEqual(coming.map(({ at }) => at).toSorted())
  })
})
