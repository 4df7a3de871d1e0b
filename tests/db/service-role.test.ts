import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Connection } from '../../db/connect.ts'
import { GRANTS } from '../../db/grants.ts'
import type { Context } from '../../src/kernel/context.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { EVENT_KINDS } from '../../templates/view/scales.ts'
import { everyAct } from '../log/every-act.ts'
import { testDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

const leg = inject('leg')
const DENIED = '42501'
/** What only ever grows: what events put on the record, and what is loaded once. */
const APPENDED = Object.entries(GRANTS).filter(([, grant]) => grant.update === undefined && grant.delete === undefined)
const LOCKED = Object.entries(GRANTS).flatMap(([table, { lock }]) => (lock === undefined ? [] : [{ table, lock }]))

it('every table of the schema has its line among the grants, and no line is of none', async () => {
  const { db, close } = await testDatabase()
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db)
  await close()
  expect(Object.keys(GRANTS).toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
})

describe.runIf(leg.engine === 'postgres')('the role that the service runs as', () => {
  let record: TestRecord
  let service: Connection

  beforeAll(async () => {
    record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
    await publishUpdate(record, await record.addressee('REC-02'))
    service = await connect({ databaseUrl: asService(record.connection.url ?? ''), dataDirectory: '' })
  })
  afterAll(async () => {
    await service?.close()
    await record?.close()
  })

  /** The code of the error that a statement gives; whatever it did is undone. */
  const refusal = async (statement: string) => {
    try {
      return await service.db.transaction().execute(async (trx) => {
        await sql.raw(statement).execute(trx)
        throw new Error('was not refused')
      })
    } catch (error) {
      return (error as { code?: string }).code ?? (error as Error).message
    }
  }

  it('does everything that is ever published, from the draft to the report', async () => {
    const as = (context: Context): Context => ({ ...context, db: service.db })
    const { contributor, editor, administrator, reader, system } = record
    const contexts = {
      contributor: as(contributor),
      editor: as(editor),
      administrator: as(administrator),
      reader: as(reader),
      system: as(system),
    }
    await everyAct({ ...record, ...contexts })
    expect(await noteEvents(contexts.system)).toBeGreaterThan(40)
    const kinds = await record.db.selectFrom('events').select('kind').distinct().execute()
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(EVENT_KINDS.toSorted())
  })

  it.each(APPENDED.map(([table]) => table))('cannot change, take out or undo anything in %s', async (table) => {
    const { rows } = await sql<{ column: string }>`select attname as column from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(service.db)
    for (const { column } of rows.filter((row) => row.column !== GRANTS[table]?.lock))
      expect([column, await refusal(`update ${table} set ${column} = ${column}`)]).toEqual([column, DENIED])
    expect(await refusal(`delete from ${table}`)).toBe(DENIED)
  })

  it.each(LOCKED)('may lock a row of $table, which a trigger keeps as it is', async ({ table, lock }) => {
    expect(await refusal(`select from ${table} for update`)).toBe('was not refused')
    const { rows } = await sql<{ kept: boolean }>`select exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where t.tgrelid = ${table}::regclass and p.proname = 'refuse_change' and t.tgtype & 19 = 19 and t.tgenabled = 'O') as kept`.execute(
      service.db,
    )
    expect([table, lock, rows[0]?.kept]).toEqual([table, lock, true])
  })

  it.each(Object.keys(GRANTS))('cannot empty, disarm, alter or drop %s', async (table) => {
    for (const statement of [
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} disable trigger user`,
      `alter table ${table} add column more int`,
      `alter table ${table} owner to current_user`,
      `create trigger t before insert on ${table} for each row execute function refuse_change()`,
      `create rule r as on insert to ${table} do instead nothing`,
      `drop table ${table} cascade`,
    ])
      expect([statement, await refusal(statement)]).toEqual([statement, DENIED])
  })

  it('cannot go round the triggers that keep what is published among drafts', async () => {
    expect(await refusal('set session_replication_role = replica')).toBe(DENIED)
    expect(
      await refusal('create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$'),
    ).toBe(DENIED)
    expect(await refusal('drop function refuse_change() cascade')).toBe(DENIED)
    expect(await refusal("update status_updates set status = 'reversed' where state = 'published'")).toBe('23001')
    expect(await refusal("delete from status_updates where state = 'published'")).toBe('23001')
    expect(await refusal("update evidence set kind = 'press' where public_at is not null")).toBe('23001')
    expect(await refusal("update texts set body = 'x' where sealed_at is not null")).toBe('23001')
    expect(await refusal('delete from texts where sealed_at is not null')).toBe('23001')
    expect(await refusal("update texts set digest = repeat('0', 64)")).toBe(DENIED)
    expect(await refusal('update recommendations set position = position + 1')).toBe('23001')
  })

  it('cannot make anything in the schema or the database, nor become its owner', async () => {
    for (const statement of [
      'create table mine (id int)',
      'create function mine() returns int language sql as $$ select 1 $$',
      'create schema mine',
      'create table pgboss.mine (id int)',
      'drop schema pgboss cascade',
      'create role mine',
    ])
      expect([statement, await refusal(statement)]).toEqual([statement, expect.stringMatching(/^(42501|0LP01)$/)])
    expect(await refusal('set role vigia')).not.toBe('was not refused')
  })
})

function asService(url: string): string {
  return leg.engine === 'postgres' ? databaseUrl(url, new URL(url).pathname.slice(1), leg.service) : url
}
