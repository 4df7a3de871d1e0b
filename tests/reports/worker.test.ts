import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSchedule } from '../../jobs/schedule.ts'
import { startWorker } from '../../jobs/worker.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { listEditions } from '../../src/reports/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
const failures: unknown[] = []

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  await ensureSchedules(record.system)
})

afterAll(() => record?.close())

/** One instance that works: its own queue, its own schedule. */
async function instance() {
  const { pool, engine } = record.connection
  const boss = createBoss(pool, engine, true)
  await startQueue(boss)
  await startWorker(boss, record.system, (name, error) => failures.push([name, error]))
  const schedule = startSchedule(
    record.system,
    { failed: (name, error) => failures.push([name, error]), missed: () => undefined },
    record.connection.engine,
  )
  return {
    tick: () => schedule.tick(),
    async stop() {
      await schedule.stop()
      await boss.stop({ graceful: true, close: false, timeout: 10_000 })
    },
  }
}

it('two instances that start after months make every missing edition once, and are then idle', async () => {
  record.clock.set('2027-02-10T15:00:00Z')
  const instances = [await instance(), await instance()]
  await Promise.all(instances.map(({ tick }) => tick()))
  const slugs = async () => (await listEditions(record.reader, {}, null)).map(({ slug }) => slug)
  for (const until = Date.now() + 25_000; (await slugs()).length < 5 && Date.now() < until;) await sleep(100)
  await Promise.all(instances.map(({ tick }) => tick()))
  await Promise.all(instances.map(({ stop }) => stop()))
  expect((await slugs()).toSorted()).toEqual(['monthly-2026-11', 'monthly-2026-12', 'monthly-2027-01', 'quarterly-2026-q4', 'yearly-2026'])
  expect((await listEditions(record.reader, {}, null)).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
  expect(failures).toEqual([])
  const { rows } = await record.connection.pool.query("select state from pgboss.job where name = 'issue-edition' and state <> 'completed'")
  expect(rows).toEqual([])
}, 60_000)
