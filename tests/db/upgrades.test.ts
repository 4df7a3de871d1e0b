import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, overEmbedded, type Connection } from '../../db/connect.ts'
import { quoted, readTableShapes, type TableShape } from '../../db/copy/table-shapes.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import type { Database, Transaction } from '../../db/schema.ts'
import { everyAct } from '../log/every-act.ts'
import { clonedDatabase } from '../support/database.ts'
import { schemaOf } from '../support/schema-of.ts'
import { testRecord } from '../support/record.ts'

const NAMES = Object.keys(migrations)
const engine = inject('leg').engine
/** All on Postgres; on the embedded database the first, one in the middle and the last but one, which is slower. */
const STATES = NAMES.slice(0, -1).filter((_, place) => engine === 'postgres' || [1, 13, NAMES.length - 2].includes(place))

/** Tables whose rows migrations write, each when their time has come. */
const BROUGHT: ReadonlySet<string> = new Set(['channel_cursors'])

/** What a column leads to, in the newest state. */
interface Reference {
  readonly child: string
  readonly columns: string
  readonly parent: string
  readonly keys: string
  readonly optional: boolean
}

/** Rows by table, as JSON: those of a record of today with an act of every kind. */
let sample: ReadonlyMap<string, string>
let newest: unknown
let references: readonly Reference[]
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  const record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(record)
  newest = await schemaOf(record.db)
  const shapes = await readTableShapes(record.db)
  const rows = await Promise.all(shapes.map(async ({ name }) => [name, await rowsOf(record.db, name)] as const))
  sample = new Map(rows.filter(([, text]) => text !== null).map(([name, text]) => [name, text ?? '']))
  references = await referencesOf(record.db)
  await record.close()
})
afterAll(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function rowsOf(db: Database, table: string): Promise<string | null> {
  const { rows } = await sql.raw<{ all: string | null }>(`select jsonb_agg(to_jsonb(r))::text as all from ${quoted(table)} r`).execute(db)
  return rows[0]?.all ?? null
}

async function referencesOf(db: Database): Promise<readonly Reference[]> {
  const named = (table: string, keys: string) =>
    `(select string_agg(quote_ident(attname), ', ' order by place) from unnest(${keys}) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`
  const { rows } = await sql
    .raw<Reference>(`select conrelid::regclass::text as child, confrelid::regclass::text as parent,
    ${named('conrelid', 'conkey')} as columns, ${named('confrelid', 'confkey')} as keys,
    (select not attnotnull from pg_attribute a where a.attrelid = conrelid and a.attnum = conkey[1]) and array_length(conkey, 1) = 1 as optional
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
    .execute(db)
  return rows
}

/** What leads to rows that this state does not have cannot have been there either. */
async function dropDangling(trx: Transaction, tables: ReadonlySet<string>): Promise<void> {
  const statements = [...references, ...(await referencesOf(trx))]
    .filter(({ child }) => tables.has(child))
    .map(({ child, columns, parent, keys, optional }) => {
      const missing = tables.has(parent)
        ? `not exists (select from ${parent} p where (${keys.replaceAll(/\w+/g, 'p.$&')}) = (${columns.replaceAll(/\w+/g, 'c.$&')}))`
        : 'true'
      const where = `where c.${columns.split(', ')[0]} is not null and ${missing}`
      return optional ? `update ${child} c set ${columns} = null ${where}` : `delete from ${child} c ${where}`
    })
  for (const statement of [...statements, ...statements, ...statements]) await attempt(trx, () => sql.raw(statement).execute(trx))
}

async function bring(db: Database, state: string): Promise<void> {
  const some = Object.fromEntries(NAMES.slice(0, NAMES.indexOf(state) + 1).map((name) => [name, migrations[name] as never]))
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => some } }).migrateToLatest()
  if (error) throw error
}

/** Databases at each state, in their order: on Postgres the same one goes on, and each state is a clone of it. */
async function atState(): Promise<(state: string) => Promise<Connection>> {
  if (engine === 'embedded') {
    return async (state) => {
      const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
      const connection = overEmbedded(pglite, () => pglite.close())
      ends.push(() => connection.close())
      await bring(connection.db, state)
      return connection
    }
  }
  const base = await clonedDatabase({ migrated: false })
  ends.push(base.drop)
  return async (state) => {
    const growing = await connect({ databaseUrl: base.url, dataDirectory: '', poolSize: 1 })
    await bring(growing.db, state)
    await growing.close()
    const { url, drop } = await clonedDatabase({ template: new URL(base.url).pathname.slice(1) })
    ends.push(drop)
    const connection = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 1 })
    ends.push(() => connection.close())
    return connection
  }
}

/** What this state admits of today's rows: of each table whose columns can be filled, the rows that its checks let in. */
async function fill(db: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const shapes = await readTableShapes(db)
  return db.transaction().execute(async (trx) => {
    // As a superuser: neither triggers nor references look at what comes in.
    await sql`set local session_replication_role = replica`.execute(trx)
    const filled = new Map<string, readonly string[]>()
    for (const { name, columns } of shapes) {
      const all = sample.get(name)
      if (all === undefined || BROUGHT.has(name)) continue
      const listed = columns.map((column) => quoted(column.name)).join(', ')
      const into = (rows: string) =>
        sql`insert into ${sql.id(name)} (${sql.raw(listed)}) select ${sql.raw(listed)} from jsonb_populate_recordset(null::${sql.id(name)}, ${rows}::jsonb) on conflict do nothing`
      if (!(await attempt(trx, () => into(all).execute(trx)))) {
        for (const row of (JSON.parse(all) as unknown[]).slice(0, 20)) {
          const one = into(JSON.stringify([row]))
          await attempt(trx, () => one.execute(trx))
        }
      }
    }
    await dropDangling(trx, new Set(shapes.map(({ name }) => name)))
    for (const shape of shapes) {
      const kept = await texts(trx, shape)
      if (kept.length > 0) filled.set(shape.name, kept)
    }
    return filled
  })
}

async function attempt(trx: Transaction, act: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint attempt`.execute(trx)
  try {
    await act()
    return true
  } catch {
    await sql`rollback to savepoint attempt`.execute(trx)
    return false
  }
}

/** The keys of a table's rows, or whole rows where it has no key. */
async function texts(db: Database, shape: TableShape): Promise<readonly string[]> {
  const { rows } = await sql.raw<{ key: string }>(`select row(${shape.order})::text as key from ${quoted(shape.name)}`).execute(db)
  return rows.map(({ key }) => key)
}

describe('from every earlier state', () => {
  it('the database comes to this version with its rows, and is then what a fresh one is', async () => {
    const state = await atState()
    const widths: number[] = []
    for (const name of STATES) {
      const connection = await state(name)
      const before = await fill(connection.db)
      widths.push(before.size)
      expect(await migrate(connection.db), name).toEqual(NAMES.slice(NAMES.indexOf(name) + 1))
      expect(await schemaOf(connection.db), name).toEqual(newest)
      const shapes = new Map((await readTableShapes(connection.db)).map((shape) => [shape.name, shape]))
      for (const [table, keys] of before) {
        const shape = shapes.get(table)
        const after = new Set(shape && (await texts(connection.db, shape)))
        expect([name, table, keys.filter((key) => !after.has(key))]).toEqual([name, table, []])
      }
    }
    // Nearly everything that a state has tables for was in them.
    expect(widths.at(-1)).toBeGreaterThan(60)
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths)
  }, 240_000)
})
