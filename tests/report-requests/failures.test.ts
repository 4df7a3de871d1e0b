import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeReportRequest, readReportRequest, readRequestedFile, requestReport } from '../../src/report-requests/index.ts'
import { progressWriter } from '../../src/report-requests/progress-writer.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z', catalogue: false })
})
afterAll(() => record?.close())

const ask = (q: string) =>
  requestReport(record.reader, SECRET, { fields: { q }, language: 'es', asOf: null, clientAddress: `198.51.100.${q.length}` })
const rowOf = (id: string) => record.db.selectFrom('report_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

it('a worker that died begins anew, and what it left behind stores nothing', async () => {
  const id = await ask('a')
  await sql`update report_requests set state = 'working', run = gen_random_uuid(), began_at = requested_at, attempts = 1, parts = 9, parts_done = 5
    where id = ${id}`.execute(record.db)
  expect((await readReportRequest(record.reader, id))?.progress).toMatchObject({ state: 'working', done: 5, parts: 9 })
  expect(await readRequestedFile(record.reader, id)).toBe('unfinished')
  await Promise.all([makeReportRequest(record.system, { id }), makeReportRequest(record.system, { id })])
  const made = await rowOf(id)
  expect(made).toMatchObject({ state: 'done', run: null, error: null, parts_done: made.parts })
  expect(made.parts).toBeGreaterThan(0)
  await makeReportRequest(record.system, { id })
  expect(await rowOf(id)).toEqual(made)
})

it('keeps the latest that its own run told of its progress', async () => {
  const id = await ask('ffffff')
  const run = randomUUID()
  await record.db.updateTable('report_requests').set({ state: 'working', run, began_at: record.clock.now() }).where('id', '=', id).execute()
  const own = progressWriter(record.db, { id, run })
  for (let done = 1; done <= 60; done += 1) own.tell(done, 80)
  await own.written()
  const overtaken = progressWriter(record.db, { id, run: randomUUID() })
  overtaken.tell(1, 80)
  await overtaken.written()
  record.clock.set('2026-11-20T15:01:00Z')
  expect((await readReportRequest(record.reader, id))?.progress).toEqual({ state: 'working', done: 60, parts: 80, secondsLeft: 20 })
  record.clock.set('2026-11-20T15:00:00Z')
})

it('fails for good after three attempts, says so, and is tried again when somebody asks', async () => {
  const id = await ask('bb')
  await record.db.updateTable('report_requests').set({ language: 'qq' }).where('id', '=', id).execute()
  for (const state of ['waiting', 'waiting', 'failed'] as const) {
    await expect(makeReportRequest(record.system, { id })).rejects.toThrow(/qq/)
    expect(await rowOf(id)).toMatchObject({ state, run: null, content: null })
  }
  await makeReportRequest(record.system, { id })
  expect((await readReportRequest(record.reader, id))?.progress).toEqual({ state: 'failed', fault: { key: 'errors.report_not_made' } })
  expect(await ask('bb')).toBe(id)
  await makeReportRequest(record.system, { id })
  expect((await rowOf(id)).state).toBe('done')
})

it('one over which workers die is given up without another attempt', async () => {
  const id = await ask('ccc')
  await record.db.updateTable('report_requests').set({ attempts: 3 }).where('id', '=', id).execute()
  await makeReportRequest(record.system, { id })
  expect(await rowOf(id)).toMatchObject({ state: 'failed', error: { key: 'errors.report_not_made' } })
})

it('the database takes nothing half', async () => {
  const id = await ask('dddd')
  for (const wrong of [
    { state: 'done' },
    { content: Buffer.from('%PDF') },
    { state: 'failed', finished_at: record.clock.now() },
    { parts: 3, parts_done: 4 },
    { state: 'working' },
  ] as const)
    await expect(record.db.updateTable('report_requests').set(wrong).where('id', '=', id).execute()).rejects.toThrow(/check/)
})
