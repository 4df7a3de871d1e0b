import { sql } from 'kysely'
import type { Transaction } from '../schema.ts'
import { quoted, type TableShape } from './table-shapes.ts'

/** What makes a trigger fire when it did before, by `pg_trigger.tgenabled`. */
const FIRES = { O: 'enable', A: 'enable always', R: 'enable replica', D: 'disable' } as const

/**
 * Empties the tables and lets rows in by any order, inside one transaction of their owner: references are dropped and what guards the
 * record rests. The function that is returned puts both back, and the database then checks every reference.
 */
export async function openForLoading(trx: Transaction, tables: readonly TableShape[]): Promise<() => Promise<void>> {
  const run = async (statement: string) => sql.raw(statement).execute(trx)
  const { rows: references } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`.execute(trx)
  const { rows: triggers } = await sql<{ table: string; name: string; fires: keyof typeof FIRES }>`
    select tgrelid::regclass::text as "table", tgname as name, tgenabled::text as fires from pg_trigger
    join pg_class c on c.oid = tgrelid and c.relnamespace = current_schema()::regnamespace
    where not tgisinternal order by 1, 2`.execute(trx)
  for (const { name } of tables) await run(`alter table ${quoted(name)} disable trigger user`)
  for (const { table, name } of references) await run(`alter table ${table} drop constraint ${quoted(name)}`)
  await run(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  return async () => {
    for (const { table, name, definition } of references) await run(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    for (const { table, name, fires } of triggers) await run(`alter table ${table} ${FIRES[fires]} trigger ${quoted(name)}`)
  }
}
