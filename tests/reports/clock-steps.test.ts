import { afterAll, beforeAll, expect, it } from 'vitest'
import { enqueueDueEditions, issueEdition } from '../../src/reports/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { checkEditions } from '../faults/check-editions.ts'

let record: TestRecord
beforeAll(async () => {
  record = await testRecord({ instant: '2027-11-20T15:00:00Z', catalogue: false })
  await ensureSchedules(record.system)
})
afterAll(() => record?.close())

/** Issues whatever is due, as workers do; returns the slugs of all editions, in their order. */
async function issueAll(): Promise<readonly string[]> {
  while ((await enqueueDueEditions(record.system)) > 0) {
    const { rows } = await record.connection.pool.query<{ id: string; data: { scheduleId: string; periodStart: string } }>(
      "delete from pgboss.job where name = 'issue-edition' returning id, data",
    )
    for (const { data } of rows) await issueEdition(record.system, data)
  }
  return (await record.db.selectFrom('editions').select('slug').orderBy('number').execute()).map(({ slug }) => slug)
}

it('editions fall due to the millisecond at year end and after 29 February, and a clock that steps back or ahead doubles and skips none', async () => {
  expect(await issueAll()).toEqual([])
  record.clock.set('2027-12-01T05:00:00Z')
  expect(await issueAll()).toEqual(['monthly-2027-11'])
  record.clock.set('2028-01-01T04:59:59.999Z')
  expect(await issueAll()).toEqual(['monthly-2027-11'])
  record.clock.set('2028-01-01T05:00:00Z')
  const newYear = ['monthly-2027-11', 'monthly-2027-12', 'quarterly-2027-q4', 'yearly-2027']
  expect((await issueAll()).toSorted()).toEqual(newYear.toSorted())
  record.clock.set('2027-12-31T23:00:00Z')
  expect((await issueAll()).toSorted()).toEqual(newYear.toSorted())
  record.clock.set('2028-03-01T04:59:59.999Z')
  expect((await issueAll()).slice(4)).toEqual(['monthly-2028-01'])
  record.clock.set('2028-03-01T05:00:00Z')
  expect((await issueAll()).slice(4)).toEqual(['monthly-2028-01', 'monthly-2028-02'])
  record.clock.set('2028-02-29T12:00:00Z')
  expect((await issueAll()).slice(4)).toEqual(['monthly-2028-01', 'monthly-2028-02'])
  record.clock.set('2028-06-01T05:00:00Z')
  expect((await issueAll()).slice(6).toSorted()).toEqual(['monthly-2028-03', 'monthly-2028-04', 'monthly-2028-05', 'quarterly-2028-q1'])
  const periods = await record.db.selectFrom('report_periods').select(['name', 'period_end']).where('name', '=', '2028-02').execute()
  expect(periods).toEqual([{ name: '2028-02', period_end: '2028-02-29' }])
  expect(await checkEditions(record.db, null)).toEqual([])
})
