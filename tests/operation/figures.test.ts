import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '../../src/kernel/logger.ts'
import { inTransaction } from '../../db/transaction.ts'
import { measureProcess, openWatch, startHeartbeat } from '../../src/operation/index.ts'
import { listProcesses } from '../../src/operation/list-processes.ts'
import { readQueueFigures } from '../../src/operation/read-queue-figures.ts'
import { testDatabase } from '../support/database.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})
afterAll(() => record?.close())

const queued = async (name: string) => (await readQueueFigures(record.system)).find((queue) => queue.name === name)

it('a failed job counts when no try is left to it; the age is that of the job that is due longest', async () => {
  for (const id of ['a', 'b', 'c']) {
    await inTransaction(record.db, (trx) => record.queue.enqueue(trx, 'capture-link', { evidenceId: id }, id))
  }
  const { rows } = await sql<{ id: string }>`select id from pgboss.job where name = 'capture-link' order by created_on, id`.execute(
    record.db,
  )
  const [first, second, third] = rows.map(({ id }) => id)
  await sql`update pgboss.job set start_after = now() - interval '90 seconds' where id = ${first}`.execute(record.db)
  await sql`update pgboss.job set state = 'failed', retry_count = retry_limit - 1 where id = ${second}`.execute(record.db)
  await sql`update pgboss.job set start_after = now() + interval '1 hour' where id = ${third}`.execute(record.db)
  expect(await queued('capture-link')).toMatchObject({ created: 2, retry: 0, active: 0, failed: 0 })
  expect((await queued('capture-link'))?.oldestSeconds).toBeCloseTo(90, -1)
  await sql`update pgboss.job set retry_count = retry_limit where id = ${second}`.execute(record.db)
  expect(await queued('capture-link')).toMatchObject({ failed: 1 })
  await sql`delete from pgboss.job where id = ${first}`.execute(record.db)
  expect(await queued('capture-link')).toMatchObject({ created: 1, oldestSeconds: 0 })
})

it('a process is listed from its first sign of life until it stops', async () => {
  const errors: unknown[] = []
  const vitals = measureProcess()
  const { db, pool } = record.connection
  const heartbeat = startHeartbeat({ db, pool, mode: 'worker', vitals, workedAt: () => null, onError: (error) => errors.push(error) })
  let listed = await listProcesses(record.system)
  for (const until = Date.now() + 10_000; listed.length === 0 && Date.now() < until;) listed = await listProcesses(record.system)
  expect(listed).toMatchObject([{ mode: 'worker', pid: process.pid, workedAt: null }])
  expect(listed[0]?.memoryBytes).toBeGreaterThan(10_000_000)
  await heartbeat.stop()
  vitals.stop()
  expect([await listProcesses(record.system), errors]).toEqual([[], []])
})

it('a scrape never fails because the database is away: it says so, and tells of the process alone', async () => {
  const { db, pool, close } = await testDatabase()
  const watch = openWatch({ mode: 'web', log: createLogger('silent') })
  watch.life.become('ready')
  const figuresOf = async () => (await watch.expose()).split('\n').filter((line) => line.startsWith('vigia_'))
  expect(await figuresOf()).toContain('vigia_database_up 0')
  watch.attach({ ctx: { ...record.reader, db }, pool })
  expect(await watch.readiness()).toEqual({ status: 'ready' })
  await close()
  watch.attach({ ctx: { ...record.reader, db }, pool })
  expect(await watch.readiness()).toEqual({ status: 'unavailable', reason: 'database' })
  const told = await figuresOf()
  expect(told).toContain('vigia_database_up 0')
  expect(told).toContain('vigia_database_pool_waiting 0')
  expect(told.filter((line) => /^vigia_(editions|mails|queue|log_entries)/.test(line))).toEqual([])
  watch.life.become('stopping')
  watch.life.become('ready')
  expect(await watch.readiness()).toEqual({ status: 'stopping' })
})
