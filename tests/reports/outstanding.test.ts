import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDesk } from '../../src/desk/index.ts'
import {
  attemptEdition,
  dropOldAttempts,
  enqueueDueEditions,
  listEditions,
  listOutstandingEditions,
  tryEditionNow,
} from '../../src/reports/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { addSchedule } from './add-schedule.ts'

let record: TestRecord
let bad: string
let good: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-20T15:00:00Z', catalogue: false })
  bad = await addSchedule(record, 'bad', { languages: ['es', 'qu'] })
  good = await addSchedule(record, 'good')
})

afterAll(() => record?.close())

const attempt = (scheduleId: string, periodStart: string) => attemptEdition(record.system, { scheduleId, periodStart })

async function waiting(): Promise<readonly string[]> {
  const { rows } = await record.connection.pool.query<{ singleton_key: string }>(
    "select singleton_key from pgboss.job where name = 'issue-edition' and state < 'active' order by singleton_key",
  )
  return rows.map((row) => row.singleton_key)
}

it('an edition that cannot be drawn leaves nothing half; each failure is written down in words without names', async () => {
  record.clock.set('2026-11-01T05:00:00Z')
  expect(await enqueueDueEditions(record.system)).toBe(2)
  for (const seconds of [5, 15]) {
    record.clock.set(`2026-11-01T05:00:${String(seconds).padStart(2, '0')}Z`)
    await expect(attempt(bad, '2026-10-01')).rejects.toThrow('qu')
  }
  expect(await listEditions(record.reader, {}, null)).toEqual([])
  expect(await record.db.selectFrom('events').select('seq').execute()).toEqual([])
  const found = (await listOutstandingEditions(record.system)).find(({ edition }) => edition.slug === 'bad-2026-10')
  expect(found).toMatchObject({
    period: { scheduleId: bad, periodStart: '2026-10-01' },
    since: '2026-11-01T05:00:00.000Z',
    failures: 2,
    lastFailure: { at: '2026-11-01T05:00:15.000Z', error: { key: 'errors.edition_not_rendered' } },
    nextTry: expect.stringMatching(/^20/),
    alert: false,
  })
  expect((await readDesk(record.administrator)).outstandingEditions).toEqual([])
})

it('after the third, administrators see it on their desk, and the next edition of the schedule no longer waits for it', async () => {
  record.clock.set('2026-12-01T05:00:00Z')
  await attempt(good, '2026-10-01')
  expect((await waiting()).filter((key) => key.startsWith(bad))).toEqual([`${bad}/2026-10-01`])
  await expect(attempt(bad, '2026-10-01')).rejects.toThrow('qu')
  await enqueueDueEditions(record.system)
  expect((await waiting()).filter((key) => key.startsWith(bad))).toEqual([`${bad}/2026-10-01`, `${bad}/2026-11-01`])
  expect((await readDesk(record.administrator)).outstandingEditions.map(({ failures }) => failures)).toContain(3)
  expect((await readDesk(record.editor)).outstandingEditions).toEqual([])
})

it('one that is owed for more than an hour is shown too, though it never failed', async () => {
  const due = async () => (await listOutstandingEditions(record.system)).find(({ edition }) => edition.slug === 'good-2026-11')
  record.clock.set('2026-12-01T06:00:00.000Z')
  expect(await due()).toMatchObject({ failures: 0, alert: false })
  record.clock.set('2026-12-01T06:00:00.001Z')
  expect(await due()).toMatchObject({ failures: 0, lastFailure: null, alert: true })
})

it('"try now" ends its pause; whatever is not outstanding cannot be tried', async () => {
  const pause = () =>
    record.connection.pool.query("update pgboss.job set start_after = now() + interval '30 minutes' where singleton_key = $1", [
      `${bad}/2026-10-01`,
    ])
  await pause()
  const nextTry = async () => Date.parse((await listOutstandingEditions(record.system)).find(({ failures }) => failures > 0)?.nextTry ?? '')
  expect(await nextTry()).toBeGreaterThan(Date.now() + 60_000)
  await tryEditionNow(record.administrator, { scheduleId: bad, periodStart: '2026-10-01' })
  expect(await nextTry()).toBeLessThan(Date.now() + 60_000)
  expect(await thrown(tryEditionNow(record.administrator, { scheduleId: good, periodStart: '2026-10-01' }))).toBe('NotFound')
  expect(await thrown(tryEditionNow(record.administrator, null))).toBe('NotFound')
})

it('once the schedule is mended it goes out, late; its failures are forgotten thirty days on', async () => {
  record.clock.set('2026-12-02T15:00:00Z')
  await record.connection.pool.query('alter table report_schedule_versions disable trigger report_schedule_versions_immutable')
  await record.connection.pool.query(`update report_schedule_versions set languages = '{es}' where schedule_id = '${bad}'`)
  await attempt(bad, '2026-10-01')
  const [edition] = await listEditions(record.reader, { slug: 'bad-2026-10' }, null)
  expect(edition).toMatchObject({ late: true, files: [{ language: 'es' }] })
  record.clock.set('2027-01-01T15:00:00Z')
  expect(await dropOldAttempts(record.system)).toBe(0)
  record.clock.set('2027-01-01T15:00:01Z')
  expect(await dropOldAttempts(record.system)).toBe(3)
})

it('a baseline that is not there is outstanding as well', async () => {
  const at = new Date('2026-12-31T15:00:00Z')
  await record.db.insertInto('instance').values({ only_row: true, created_at: at, catalogue_loaded_at: at }).execute()
  const [first] = (await listOutstandingEditions(record.system)).filter(({ period }) => period === null)
  expect(first).toMatchObject({ period: null, since: '2026-12-31T15:00:00.000Z', failures: 0, alert: true })
  await tryEditionNow(record.administrator, null)
  await attemptEdition(record.system, null)
  expect((await listOutstandingEditions(record.system)).filter(({ period }) => period === null)).toEqual([])
})
