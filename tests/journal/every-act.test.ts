import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTS_OF_PEOPLE } from './acts-of-people.ts'
import { ACTS_OF_THE_SERVICE } from './acts-of-the-service.ts'
import { ACTS_ON_THE_RECORD } from './acts-on-the-record.ts'
import { openStage, type Stage } from './stage.ts'
import { WITHOUT_TRACE } from './without-trace.ts'
import { writingVerbs } from './writing-verbs.ts'

const ACTS = [...ACTS_OF_PEOPLE, ...ACTS_ON_THE_RECORD, ...ACTS_OF_THE_SERVICE]
/** Bytes that are kept before the act and removed by a job when nothing names them; what is derived from the record by whoever reads. */
const TABLES_BESIDE = /^(stored_files|sign_in_rates|standing|circumstance|event_circumstances|edition_attempts|topic)/
/** When a session was last used, a code that counts once whatever comes of it, the instant that a report fences the log with. */
const COLUMNS_BESIDE = ['last_seen_at', 'last_step', 'used_at', 'last_instant']
let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.record.close())

const refuse = (on: boolean) =>
  Promise.all(
    ['events', 'journal_entries'].map((table) =>
      (on
        ? sql`create trigger nothing_more before insert on ${sql.table(table)} for each statement execute function refuse_change()`
        : sql`drop trigger nothing_more on ${sql.table(table)}`
      ).execute(stage.record.db),
    ),
  )

/** A digest of every table that an act could change. */
async function state(): Promise<Readonly<Record<string, string>>> {
  const { db } = stage.record
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  const found: Record<string, string> = {}
  for (const { name } of rows.filter((row) => !TABLES_BESIDE.test(row.name))) {
    const { rows: digests } = await sql<{ digest: string }>`
      select coalesce(md5(string_agg(md5(row::text), '' order by md5(row::text))), '') as digest
      from (select to_jsonb(x) - ${COLUMNS_BESIDE}::text[] as row from ${sql.table(name)} x) rows`.execute(db)
    found[name] = digests[0]?.digest ?? ''
  }
  return found
}

/** What the journal and the log say since then, with who did it. */
async function traces(since: { readonly entries: number; readonly events: number }) {
  const { db } = stage.record
  const entries = await db.selectFrom('journal_entries').select(['act', 'account_id as who']).orderBy('id').execute()
  const events = await db.selectFrom('events').select(['kind as act', 'account_id as who']).orderBy('seq').execute()
  return { entries: entries.length, events: events.length, added: [...entries.slice(since.entries), ...events.slice(since.events)] }
}

it('every verb that people reach and that can write is here, or says why it leaves nothing', () => {
  const named = ACTS.map(([verb]) => verb.split(',')[0] ?? '')
  const writing = writingVerbs()
  expect(writing.length).toBeGreaterThan(90)
  expect(writing.filter((verb) => !named.includes(verb) && !(verb in WITHOUT_TRACE))).toEqual([])
  expect([...named, ...Object.keys(WITHOUT_TRACE)].filter((verb) => !writing.includes(verb))).toEqual([])
  expect(named.filter((verb) => verb in WITHOUT_TRACE)).toEqual([])
})

describe('leaves who did what, in the transaction of the act', () => {
  it.each(ACTS)('%s: %s', async (_, leaves, ready) => {
    const [by, call] = await ready(stage)
    const before = await traces({ entries: 0, events: 0 })
    const untouched = await state()
    await refuse(true)
    const refused = await call(by).then(
      () => 'done',
      (error: unknown) => String(error),
    )
    await refuse(false)
    expect(refused).toContain('what is on the record never changes')
    expect(await state()).toEqual(untouched)
    await call(by)
    const { added } = await traces(before)
    expect(added.map(({ act }) => act)).toContain(leaves)
    if (by.actor !== null) expect(new Set(added.map(({ who }) => who))).toEqual(new Set([by.actor.accountId]))
  })
})
