import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../../src/kernel/context.ts'
import { appendEvent } from '../../src/log/index.ts'
import {
  addStatusUpdate,
  publishStatusUpdate,
  setDueDate,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { publishUpdate, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let addressee: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  addressee = await record.addressee('REC-02')
})
afterAll(() => record?.close())

/** An editor whose public name, which every leaf holds, is this. */
const named = (publicName: string): Context => ({ ...record.editor, actor: record.editor.actor && { ...record.editor.actor, publicName } })

/** Everything that a publication could leave behind. */
const traces = async () => {
  const tables = [
    'events',
    'log_head',
    'journal_entries',
    'texts',
    'addressee_due_dates',
    'withdrawals',
    'recommendation_withdrawals',
    'status_updates',
  ]
  const counts = tables.map((table) =>
    sql`select count(*)::int as rows, max(x::text) as last from ${sql.table(table)} x`.execute(record.db),
  )
  return (await Promise.all(counts)).map(({ rows }) => rows)
}

describe.each([
  ['half a Unicode pair', 'Emilio \ud83d', 'errors.entry_not_canonical'],
  ['more than an entry bundle can hold', 'E'.repeat(65_535), 'errors.entry_too_long'],
])('a leaf with %s', (_, publicName, key) => {
  it('is refused by every verb that publishes, and nothing of it is written', async () => {
    const published = await publishUpdate(record, addressee)
    const waiting = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    const before = await traces()
    const ctx = named(publicName)
    const reason = { es: 'La fuente se retractó de todo.', en: '' }
    for (const act of [
      () => publishStatusUpdate(ctx, { id: waiting, version: 2 }),
      () => setDueDate(ctx, { addresseeId: addressee, dueOn: '2026-12-31' }),
      () => withdrawStatusUpdate(ctx, { id: published, reason }),
      () => withdrawRecommendation(ctx, { code: 'REC-13', reason }),
    ])
      expect(await thrown(act())).toBe(key)
    expect(await traces()).toEqual(before)
  })
})

it.each([Number.NaN, Number.POSITIVE_INFINITY])('a leaf with %s is refused, and the log goes on without a gap', async (value) => {
  const append = (leaf: Record<string, number>) =>
    inTransaction(record.db, (trx) =>
      appendEvent({ ...record.system, db: trx }, record.system.actor as never, { kind: 'due_date_set', subjects: {}, leaf }),
    )
  const { seq } = await append({ value: 1 })
  expect(await thrown(append({ value }))).toBe('errors.entry_not_canonical')
  expect((await append({ value: 2 })).seq).toBe(seq + 1)
})

it('a leaf that is too long is refused by the database as well', async () => {
  const last = await record.db.selectFrom('events').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  const long = 'x'.repeat(65_536)
  const insert = sql`insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor)
    values (${last.seq + 1}, ${randomUUIDv7()}, 'due_date_set', now(), 'x', ${long}::text, sha256('\\x00'::bytea || convert_to(${long}::text, 'UTF8')), ${last.account_id}, 'x')`
  await expect(insert.execute(record.db)).rejects.toMatchObject({ constraint: 'events_leaf_length' })
})
