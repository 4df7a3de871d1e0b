import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TICKS } from '../../jobs/schedule.ts'
import { describeKept, dropOldAccess, dropOldImports, KEPT, vacuum } from '../../src/retention/index.ts'
import { receive } from '../imports/import-journal.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

const DAY_MS = 86_400_000
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})
afterAll(() => record?.close())

describe('the table of what is kept', () => {
  it('names every table of the schema once, and no other', async () => {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(
      record.db,
    )
    expect(KEPT.flatMap(({ tables }) => tables).toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
  })

  it('names ticks that the schedule has', () => {
    const ticks = KEPT.flatMap(({ by }) => (by !== null && 'tick' in by ? [by.tick] : []))
    expect(ticks.filter((name) => !TICKS.some((tick) => tick.name === name))).toEqual([])
  })

  it('stands in the guide for operators', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/operation.md'), 'utf8')
      .replaceAll(/ +/g, ' ')
      .split('\n')
    expect(describeKept().filter((line) => !guide.includes(line))).toEqual([])
  })
})

it('what has expired at the door goes, and what has not stays', async () => {
  const { db, clock } = record
  const now = clock.now().getTime()
  const [past, future] = [new Date(now), new Date(now + 1)]
  const user = record.editor.actor?.accountId ?? ''
  const dates = { created_at: past, updated_at: past }
  for (const [name, expires_at] of [
    ['past', past],
    ['future', future],
  ] as const) {
    await db
      .insertInto('sessions')
      .values({ id: name, user_id: user, token: name, expires_at, ip_address: null, user_agent: null, ...dates })
      .execute()
    await db
      .insertInto('verifications')
      .values({ id: name, identifier: name, value: name, expires_at, ...dates })
      .execute()
    const token_sha256 = createHash('sha256').update(name).digest()
    await db
      .insertInto('sign_in_links')
      .values({ id: randomUUID(), token_sha256, user_id: user, next: name, created_at: past, expires_at, used_at: null })
      .execute()
  }
  for (const [name, at] of [
    ['past', now - DAY_MS],
    ['future', now - DAY_MS + 1],
  ] as const) {
    const requested_at = new Date(at)
    await db
      .insertInto('sign_in_requests')
      .values({ id: randomUUID(), email: 'a@vigia.example', language: 'es', next: name, requested_at })
      .execute()
    await db.insertInto('sign_in_rates').values({ id: name, key: name, count: 1, last_request: at }).execute()
  }
  await dropOldAccess(record.system)
  expect(await db.selectFrom('sessions').select('id').execute()).toEqual([{ id: 'future' }])
  expect(await db.selectFrom('verifications').select('id').execute()).toEqual([{ id: 'future' }])
  expect(await db.selectFrom('sign_in_links').select('next').execute()).toEqual([{ next: 'future' }])
  expect(await db.selectFrom('sign_in_requests').select('next').execute()).toEqual([{ next: 'future' }])
  expect(await db.selectFrom('sign_in_rates').select('id').execute()).toEqual([{ id: 'future' }])
})

it('an import that nobody touched for ninety days goes with its file, unless something of it is on the record or on its way', async () => {
  const { db, clock } = record
  const csv = 'slug,country,kind,name\nbody-1,PE,ministry,Body\n'
  const states = [
    ['uploaded', null],
    ['checked', null],
    ['applied', null],
    ['waiting', null],
    ['failed', 'checking'],
    ['failed', 'applying'],
  ] as const
  const ids = new Map<string, string>()
  for (const [state, failed_in] of states) {
    const { id } = await receive(record.administrator, `${state}.csv`, csv, 'institutions')
    await db.updateTable('import_batches').set({ state, failed_in }).where('id', '=', id).execute()
    ids.set(id, `${state} ${failed_in ?? ''}`.trim())
  }
  const left = async () => (await db.selectFrom('import_batches').select('id').execute()).map(({ id }) => ids.get(id) ?? '').toSorted()
  clock.set(new Date(clock.now().getTime() + 90 * DAY_MS - 1).toISOString())
  expect(await dropOldImports(record.system)).toBe(0)
  clock.set(new Date(clock.now().getTime() + 1).toISOString())
  expect(await dropOldImports(record.system)).toBe(3)
  expect(await left()).toEqual(['applied', 'failed applying', 'waiting'])
  expect((await db.selectFrom('import_parts').select('batch_id').distinct().execute()).length).toBe(3)
})

it('the embedded database is vacuumed by the schedule alone, and the planner then knows what the tables hold', async () => {
  expect(TICKS.find(({ name }) => name === 'vacuum')).toMatchObject({ only: 'embedded' })
  const known = async () =>
    (await sql<{ rows: number }>`select reltuples::int as rows from pg_class where oid = 'hub_pings'::regclass`.execute(record.db)).rows[0]
      ?.rows
  expect(await known()).toBe(-1)
  await vacuum(record.system)
  expect(await known()).toBe(0)
  expect(await record.db.selectFrom('instance').select('only_row').execute()).toHaveLength(1)
})
