import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enqueueDueEditions } from '../../src/reports/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  await ensureSchedules(record.system)
})

afterAll(() => record?.close())

beforeEach(() => record.connection.pool.query('delete from report_periods; delete from pgboss.job'))

/** The periods in the ledger that are over. */
async function ledger(): Promise<readonly string[]> {
  const rows = await record.db
    .selectFrom('report_periods as p')
    .innerJoin('report_schedules as s', 's.id', 'p.schedule_id')
    .select(['s.slug', 'p.period_start', 'p.period_end'])
    .where('p.ends_at', '<=', record.clock.now())
    .orderBy('s.slug')
    .orderBy('p.period_start')
    .execute()
  return rows.map((row) => `${row.slug} ${row.period_start} ${row.period_end}`)
}

async function jobs(): Promise<readonly string[]> {
  const { rows } = await record.connection.pool.query<{ name: string; singleton_key: string }>(
    "select name, singleton_key from pgboss.job where name in ('issue-edition', 'issue-baseline') order by name, singleton_key",
  )
  return rows.map((row) => `${row.name} ${row.singleton_key}`)
}

const UNTIL_APRIL = [
  'monthly 2026-11-01 2026-11-30',
  'monthly 2026-12-01 2026-12-31',
  'monthly 2027-01-01 2027-01-31',
  'monthly 2027-02-01 2027-02-28',
  'monthly 2027-03-01 2027-03-31',
  'quarterly 2026-10-01 2026-12-31',
  'quarterly 2027-01-01 2027-03-31',
  'yearly 2026-01-01 2026-12-31',
]

describe('the periods that ended while everything was down', () => {
  it('are each put in the ledger, and the first of each schedule enqueued once, when five instances start at once and tick again', async () => {
    record.clock.set('2027-04-01T05:00:00Z')
    const outstanding = await Promise.all([1, 2, 3, 4, 5].map(() => enqueueDueEditions(record.system)))
    expect(outstanding).toEqual([8, 8, 8, 8, 8])
    expect(await ledger()).toEqual(UNTIL_APRIL)
    const enqueued = await jobs()
    const firsts = enqueued.map((job) => job.replace(/^issue-edition .*\//, ''))
    expect(firsts.toSorted()).toEqual(['2026-01-01', '2026-10-01', '2026-11-01'])
    await enqueueDueEditions(record.system)
    expect(await jobs()).toEqual(enqueued)
  })

  it('are none before the first has ended, to the millisecond', async () => {
    record.clock.set('2026-12-01T04:59:59.999Z')
    expect(await enqueueDueEditions(record.system)).toBe(0)
    expect(await ledger()).toEqual([])
    record.clock.set('2026-12-01T05:00:00Z')
    expect(await enqueueDueEditions(record.system)).toBe(1)
    expect(await ledger()).toEqual(['monthly 2026-11-01 2026-11-30'])
  })

  it('are enqueued again when their job is lost before there is an edition', async () => {
    record.clock.set('2026-12-01T05:00:00Z')
    await enqueueDueEditions(record.system)
    await record.connection.pool.query('delete from pgboss.job')
    expect(await enqueueDueEditions(record.system)).toBe(1)
    expect(await jobs()).toHaveLength(1)
    expect(await ledger()).toHaveLength(1)
  })

  it('are not enqueued when the transaction of the tick is undone', async () => {
    record.clock.set('2027-04-01T05:00:00Z')
    const undone = record.db.transaction().execute(async (trx) => {
      await enqueueDueEditions({ ...record.system, db: trx })
      throw new Error('the power went')
    })
    await expect(undone).rejects.toThrow('the power went')
    expect(await ledger()).toEqual([])
    expect(await jobs()).toEqual([])
  })
})

it('a schedule that is set up again keeps what it had', async () => {
  const stored = () =>
    record.db
      .selectFrom('report_schedules as s')
      .innerJoin('report_schedule_versions as v', 'v.schedule_id', 's.id')
      .selectAll()
      .orderBy('slug')
      .execute()
  const before = await stored()
  expect(before.map(({ slug, time_zone, languages }) => [slug, time_zone, languages])).toEqual([
    ['monthly', 'America/Lima', ['es', 'en']],
    ['quarterly', 'America/Lima', ['es', 'en']],
    ['yearly', 'America/Lima', ['es', 'en']],
  ])
  record.clock.set('2028-01-01T00:00:00Z')
  await Promise.all([1, 2, 3].map(() => ensureSchedules(record.system)))
  expect(await stored()).toEqual(before)
})
