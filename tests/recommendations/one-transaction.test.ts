import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tables } from '../../db/schema.ts'
import {
  addStatusUpdate,
  publishStatusUpdate,
  setDueDate,
  statePosition,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

const WHY = { es: 'Se retractó la fuente.', en: '' }
const WRITTEN: readonly (keyof Tables)[] = [
  'events',
  'log_head',
  'status_updates',
  'status_update_evidence',
  'withdrawals',
  'recommendation_withdrawals',
  'positions',
  'addressee_due_dates',
  'evidence',
  'texts',
  'journal_entries',
]

let record: TestRecord
let addressee: string
let published: string
let submitted: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  addressee = await record.addressee('REC-02')
  published = await publishUpdate(record, addressee)
  submitted = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
  await sql`
    create function fail_at_log() returns trigger language plpgsql as $$ begin raise exception 'the log is full'; end $$
  `.execute(record.db)
})

afterAll(() => record?.close())

/** Everything that the acts below could write, as one value. */
async function contents(): Promise<string> {
  const parts: unknown[] = []
  for (const table of WRITTEN) {
    parts.push(
      (await sql`select coalesce(json_agg(t order by t::text), '[]')::text as rows from ${sql.table(table)} t`.execute(record.db)).rows,
    )
  }
  return JSON.stringify(parts)
}

const ACTS: readonly [what: string, act: () => Promise<unknown>][] = [
  ['publishing', () => publishStatusUpdate(record.editor, { id: submitted, version: 2 })],
  ['withdrawing an update', () => withdrawStatusUpdate(record.editor, { id: published, reason: WHY })],
  ['withdrawing a recommendation', () => withdrawRecommendation(record.editor, { code: 'REC-02', reason: WHY })],
  ['setting a due date', () => setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })],
  [
    'stating a position',
    () =>
      statePosition(record.system, {
        addresseeId: addressee,
        position: 'noted',
        statedOn: '2026-10-01',
        statement: { es: 'Se evaluará.', en: '' },
        evidence: sampleEvidence(),
      }),
  ],
]

describe.each(['events', 'log_head'])('when %s cannot be written, nothing of it happened', (table) => {
  beforeEach(() =>
    sql`create trigger fails before insert or update on ${sql.table(table)} for each row execute function fail_at_log()`.execute(record.db),
  )
  afterEach(() => sql`drop trigger fails on ${sql.table(table)}`.execute(record.db))

  it.each(ACTS)('%s', async (_, act) => {
    const before = await contents()
    await expect(act()).rejects.toThrow('the log is full')
    expect(await contents()).toBe(before)
  })
})

describe('when the row of the act cannot be written, the log does not say it happened', () => {
  it.each([
    ['status_updates', ACTS[0]?.[1]],
    ['withdrawals', ACTS[1]?.[1]],
    ['texts', ACTS[4]?.[1]],
  ] as const)('%s', async (table, act) => {
    await sql`create trigger fails before insert or update on ${sql.table(table)} for each row execute function fail_at_log()`.execute(
      record.db,
    )
    const before = await contents()
    await expect(act?.()).rejects.toThrow('the log is full')
    expect(await contents()).toBe(before)
    await sql`drop trigger fails on ${sql.table(table)}`.execute(record.db)
  })
})

it('and without that, each of them happens', async () => {
  const order = [ACTS[0], ACTS[1], ACTS[3], ACTS[4], ACTS[2]]
  for (const entry of order) await entry?.[1]()
  const kinds = await record.db.selectFrom('events').select('kind').orderBy('seq', 'desc').limit(5).execute()
  expect(kinds.map(({ kind }) => kind).toReversed()).toEqual([
    'update_published',
    'update_withdrawn',
    'due_date_set',
    'position_stated',
    'recommendation_withdrawn',
  ])
})
