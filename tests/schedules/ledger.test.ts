import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import {
  changeSchedule,
  createSchedule,
  duePeriods,
  endSchedule,
  openNamedPeriod,
  openPeriods,
  resumeSchedule,
} from '../../src/schedules/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { sampleSchedule } from './sample-schedule.ts'

let record: TestRecord
let slug: string
let made = 0

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-25T15:00:00Z', catalogue: false })
})
afterAll(() => record?.close())
beforeEach(async () => {
  record.clock.set('2026-11-25T15:00:00Z')
  made += 1
  slug = await createSchedule(record.administrator, sampleSchedule({ slug: `sample-${String.fromCharCode(96 + made)}` }))
})

const open = () => inTransaction(record.db, (trx) => openPeriods(trx, record.clock.now()))
const change = (version: number, over: Parameters<typeof sampleSchedule>[0]) =>
  changeSchedule(record.administrator, { ...sampleSchedule(over), slug, version })
const id = async () => (await record.db.selectFrom('report_schedules').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
const named = async (name: string) => {
  const schedule = await id()
  return inTransaction(record.db, (trx) => openNamedPeriod({ ...record.system, db: trx }, schedule, name))
}

async function ledger(): Promise<readonly string[]> {
  const rows = await record.db
    .selectFrom('report_periods')
    .selectAll()
    .where('schedule_id', '=', await id())
    .orderBy('starts_at')
    .execute()
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1]
    if (next) expect(next.starts_at).toEqual(row.ends_at)
  }
  return rows.map((row) => row.name)
}

async function due(): Promise<readonly string[]> {
  const rows = await duePeriods(record.db, record.clock.now())
    .select('p.name')
    .where('p.schedule_id', '=', await id())
    .orderBy('p.ends_at')
    .execute()
  return rows.map((row) => row.name)
}

describe('the ledger of a schedule', () => {
  it('holds the period under way from its beginning, and every one missed, in order, when five instances come back at once', async () => {
    expect(await ledger()).toEqual(['2026-11'])
    expect(await due()).toEqual([])
    record.clock.set('2027-03-10T15:00:00Z')
    await Promise.all([1, 2, 3, 4, 5].map(open))
    const opened = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']
    expect(await ledger()).toEqual(opened)
    expect(await due()).toEqual(opened.slice(0, -1))
    await open()
    expect(await ledger()).toEqual(opened)
  })

  it('doubles and loses nothing when the clock goes back, and keeps what it holds when it went forward', async () => {
    record.clock.set('2026-12-01T05:00:00Z')
    await open()
    record.clock.set('2026-11-01T05:00:00Z')
    await open()
    expect(await ledger()).toEqual(['2026-11', '2026-12'])
    expect(await due()).toEqual([])
    record.clock.set('2027-01-01T05:00:00Z')
    await open()
    expect(await due()).toEqual(['2026-11', '2026-12'])
    record.clock.set('2026-12-15T05:00:00Z')
    await change(1, { cadence: 'weekly' })
    expect(await ledger()).toEqual(['2026-11', '2026-12', '2027-01'])
  })

  it('keeps the end of the period under way when its schedule is changed in the middle of it', async () => {
    await change(1, { cadence: 'weekly', time_zone: 'America/New_York' })
    expect(await ledger()).toEqual(['2026-11'])
    record.clock.set('2026-12-14T05:00:00Z')
    await open()
    expect(await ledger()).toEqual(['2026-11', '2026-12-01-to-2026-12-06', '2026-w50', '2026-w51'])
    await change(2, { cadence: 'cron', cron: '0 9 1,15 * *' })
    record.clock.set('2027-01-20T05:00:00Z')
    await open()
    expect((await ledger()).slice(3)).toEqual(['2026-w51', '2027-01-01', '2027-01-15', '2027-02-01'])
  })

  it('goes by the version of then when what was missed is opened after a change', async () => {
    record.clock.set('2027-01-10T15:00:00Z')
    await change(1, { cadence: 'yearly' })
    expect(await ledger()).toEqual(['2026-11', '2026-12', '2027-01'])
    record.clock.set('2028-01-10T15:00:00Z')
    await open()
    expect(await ledger()).toEqual(['2026-11', '2026-12', '2027-01', '2027-02-01-to-2027-12-31', '2028'])
  })

  it('owes no edition for a period that ended while its schedule was ended, and one again after it was resumed', async () => {
    await endSchedule(record.administrator, { slug, version: 1 })
    record.clock.set('2027-01-10T15:00:00Z')
    await open()
    expect(await ledger()).toEqual(['2026-11'])
    expect(await due()).toEqual([])
    expect(await thrown(change(2, { cadence: 'weekly' }))).toBe('errors.schedule_ended')
    await resumeSchedule(record.administrator, { slug, version: 2 })
    expect(await ledger()).toEqual(['2026-11', '2026-12', '2027-01'])
    record.clock.set('2027-02-10T15:00:00Z')
    await open()
    expect(await due()).toEqual(['2027-01'])
  })

  it('takes a period by name, also one of before the schedule was, and refuses what overlaps, lies ahead or is none', async () => {
    expect(await named('2026-11')).toBe('2026-11-01')
    expect(await named('2026-08')).toBe('2026-08-01')
    expect(await thrown(named('2026-12'))).toBe('errors.period_not_ended')
    expect(await thrown(named('2026-w47'))).toBe('errors.period_invalid')
    await change(1, { cadence: 'weekly' })
    expect(await thrown(named('2026-w48'))).toBe('errors.period_overlaps')
    expect(await named('2026-W43')).toBe('2026-10-19')
    await change(2, { cadence: 'cron', cron: '0 9 * * MON' })
    expect(await named('2026-10-12')).toBe('2026-10-05')
    expect(await thrown(named('2026-10-13'))).toBe('errors.period_invalid')
    expect(await thrown(named('2026-13-45'))).toBe('errors.period_invalid')
    record.clock.set('2026-12-02T15:00:00Z')
    await open()
    const rows = await record.db
      .selectFrom('report_periods')
      .select('name')
      .where('schedule_id', '=', await id())
      .orderBy('starts_at')
      .execute()
    expect(rows.map((row) => row.name)).toEqual(['2026-08', '2026-10-12', '2026-w43', '2026-11', '2026-12-07'])
  })
})
