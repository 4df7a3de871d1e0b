import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tables } from '../../db/schema.ts'
import {
  addStatusUpdate,
  setDueDate,
  statePosition,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

/** A column that could be set without breaking any other constraint. */
const FOR_EVER: readonly [table: keyof Tables, change: string][] = [
  ['events', "actor = 'Somebody else'"],
  ['journal_entries', "act = 'nothing'"],
  ['recommendations', 'position = position + 1'],
  ['agreement_types', 'title = note'],
  ['recommendation_wordings', 'title = statement'],
  ['recommendation_withdrawals', "withdrawn_at = withdrawn_at - interval '1 day'"],
  ['addressee_due_dates', "due_on = '2030-01-01'"],
  ['positions', "position = 'rejected'"],
  ['withdrawals', "withdrawn_at = withdrawn_at - interval '1 day'"],
  ['editions', 'late = not late'],
  ['edition_files', 'pages = pages + 1'],
]

let record: TestRecord
let published: string
let draft: string
let hidden: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const addressee = await record.addressee('REC-02')
  published = await publishUpdate(record, addressee)
  const withdrawn = await publishUpdate(record, addressee, { effectiveOn: '2026-03-01' })
  await withdrawStatusUpdate(record.editor, { id: withdrawn, reason: { es: 'Se retractó la fuente.', en: '' } })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })
  const statement = { es: 'La acepta.', en: 'It accepts it.' }
  await statePosition(record.system, {
    addresseeId: addressee,
    position: 'accepted',
    statedOn: '2026-10-01',
    statement,
    evidence: sampleEvidence(),
  })
  await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Repite otra.', en: '' } })
  draft = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
  hidden = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
  await issueBaseline(record.system)
})

afterAll(() => record?.close())

/** The code of the error that a statement gives; whatever it did is undone. */
async function refusal(statement: string): Promise<unknown> {
  try {
    return await record.db.transaction().execute(async (trx) => {
      await sql.raw(statement).execute(trx)
      throw new Error('was not refused')
    })
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message
  }
}

async function run(statement: string): Promise<number> {
  return Number((await sql.raw(statement).execute(record.db)).numAffectedRows ?? 0n)
}

describe.each(FOR_EVER)('%s', (table, change) => {
  it('holds rows that nobody may update, delete or truncate', async () => {
    const before = await sql`select * from ${sql.table(table)}`.execute(record.db)
    expect(before.rows.length).toBeGreaterThan(0)
    expect(await refusal(`update ${table} set ${change}`)).toBe('23001')
    expect(await refusal(`delete from ${table}`)).toBe('23001')
    expect(await refusal(`truncate ${table} cascade`)).toBe('23001')
    expect((await sql`select * from ${sql.table(table)}`.execute(record.db)).rows).toEqual(before.rows)
  })
})

it('every row that an event put on the record names that event, which is there', async () => {
  const { rows } = await sql<{ name: string; required: boolean; refers: boolean }>`
    select c.table_name as name, c.is_nullable = 'NO' as required, exists (
      select from information_schema.key_column_usage k
      join information_schema.referential_constraints r on r.constraint_name = k.constraint_name
      where k.table_name = c.table_name and k.column_name = 'event_seq' and r.unique_constraint_name = 'events_pkey') as refers
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'event_seq' and t.table_type = 'BASE TABLE'
      and c.table_name not in ('event_facts', 'event_topics', 'mails', 'webhook_deliveries') order by 1`.execute(record.db)
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows)
    expect(row).toMatchObject({
      refers: true,
      required: !['evidence', 'status_updates', 'proposals', 'indicators', 'milestones', 'activity_batches'].includes(row.name),
    })
})

describe('a published status update', () => {
  it.each([
    "status = 'implemented'",
    "effective_on = '2026-01-01'",
    "state = 'draft', published_at = null, event_seq = null, publisher_id = null, previous_status = null",
    "previous_status = 'reversed'",
    'single_person = true',
    "published_at = published_at - interval '1 day'",
    'author_id = publisher_id',
  ])('is not changed: %s', async (change) => {
    expect(await refusal(`update status_updates set ${change} where id = '${published}'`)).toBe('23001')
  })

  it('is not deleted, and its table not emptied', async () => {
    expect(await refusal(`delete from status_updates where id = '${published}'`)).toBe('23001')
    expect(await refusal('truncate status_updates cascade')).toBe('23001')
  })

  it('keeps the evidence that it rests on', async () => {
    const mine = `status_update_id = '${published}'`
    expect(await refusal(`update status_update_evidence set announcement_only = true where ${mine}`)).toBe('23001')
    expect(await refusal(`update status_update_evidence set status_update_id = '${draft}' where ${mine}`)).toBe('23001')
    expect(await refusal(`delete from status_update_evidence where ${mine}`)).toBe('23001')
    const other = `select '${published}', id, 9, false from evidence where code = 'EV-01'`
    expect(await refusal(`insert into status_update_evidence ${other}`)).toBe('23001')
    const moved = `update status_update_evidence set status_update_id = '${published}' where status_update_id = '${draft}'`
    expect(await refusal(moved)).toBe('23001')
    expect(await refusal('truncate status_update_evidence')).toBe('23001')
  })

  it('takes no further text', async () => {
    const text = `'${published}', 'reason', 'qu', 'huk', decode(repeat('00', 32), 'hex')`
    const digest = "encode(sha256(decode(repeat('00', 32), 'hex') || convert_to('huk', 'UTF8')), 'hex')"
    expect(await refusal(`insert into texts (owner_id, field, language, body, salt, digest) values (${text}, ${digest})`)).toBe('23001')
  })

  it('which a draft is not: that one changes and goes', async () => {
    expect(await run(`update status_updates set status = 'committed' where id = '${draft}'`)).toBe(1)
    expect(await run(`delete from status_updates where id = '${draft}'`)).toBe(1)
  })
})

describe('public evidence', () => {
  it('is not changed, hidden or deleted once something published cites it', async () => {
    const cited = `id in (select evidence_id from status_update_evidence where status_update_id = '${published}')`
    for (const change of ["sensitivity = 'protected', public_at = null, event_seq = null", "dated_on = '2026'", "kind = 'press'"]) {
      expect(await refusal(`update evidence set ${change} where ${cited}`)).toBe('23001')
    }
    expect(await refusal(`delete from evidence where ${cited}`)).toBe('23001')
    expect(await refusal('truncate evidence cascade')).toBe('23001')
  })

  it('may be changed before that', async () => {
    const cited = `id in (select evidence_id from status_update_evidence where status_update_id = '${hidden}')`
    expect(await run(`update evidence set kind = 'press' where ${cited}`)).toBe(1)
  })
})
