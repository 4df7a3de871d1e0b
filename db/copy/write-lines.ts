import { sql } from 'kysely'
import type { Transaction } from '../schema.ts'
import { quoted, type TableShape } from './table-shapes.ts'

/** Adds rows that `readLines` gave. Throws a SyntaxError or what the database says when a line does not fit the table. */
export async function writeLines(trx: Transaction, table: TableShape, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => JSON.parse(line) as readonly (string | null)[])
  const wrong = rows.find((row) => !Array.isArray(row) || row.length !== table.columns.length)
  if (wrong) throw new SyntaxError(`a row of ${table.name} has not the columns of the table`)
  const names = sql.raw(table.columns.map(({ name }) => quoted(name)).join(', '))
  const casts = sql.raw(table.columns.map(({ type }, place) => `r.c${place}::${type}`).join(', '))
  const values = sql.join(table.columns.map((_, place) => sql`${rows.map((row) => row[place] ?? null)}::text[]`))
  const given = sql.raw(table.columns.map((_, place) => `c${place}`).join(', '))
  await sql`insert into ${sql.id(table.name)} (${names}) select ${casts} from unnest(${values}) as r(${given})`.execute(trx)
}
