import { sql } from 'kysely'
import type { Transaction } from '../schema.ts'
import { quoted, type TableShape } from './table-shapes.ts'

const MOST_ROWS = 1_000
/** Bytes that the rows of one answer of the database may hold, about. */
const AT_ONCE = 4_000_000

/**
 * Makes every value read alike in every engine, zone and language, for the rest of the transaction; and lets it take its time.
 */
export async function settleTexts(trx: Transaction): Promise<void> {
  for (const setting of [
    `timezone = 'UTC'`,
    `datestyle = 'ISO, YMD'`,
    `intervalstyle = 'iso_8601'`,
    `bytea_output = 'hex'`,
    'extra_float_digits = 3',
    'statement_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
  ]) {
    await sql.raw(`set local ${setting}`).execute(trx)
  }
}

/**
 * The rows of a table in its order, a few at a time: a JSON array of texts and nulls each, the columns as the shape lists them.
 * Inside a transaction whose texts are settled; holds a cursor in it until the last row.
 */
export async function* readLines(trx: Transaction, table: TableShape): AsyncGenerator<readonly string[]> {
  const values = table.columns.map(({ name }) => `r.${quoted(name)}::text`).join(', ')
  // The rows are put in order before they are written as text: large values are then not carried through the sort.
  const rows = `(select * from ${quoted(table.name)} order by ${table.order} offset 0) r`
  await sql.raw(`declare copied no scroll cursor for select json_build_array(${values})::text as line from ${rows}`).execute(trx)
  const fetch = sql.raw<{ line: string }>(`fetch ${await rowsAtOnce(trx, table)} from copied`)
  for (;;) {
    const found = await fetch.execute(trx)
    if (found.rows.length === 0) break
    yield found.rows.map(({ line }) => line)
  }
  await sql.raw('close copied').execute(trx)
}

async function rowsAtOnce(trx: Transaction, { name, columns }: TableShape): Promise<number> {
  const size = columns.map((column) => `coalesce(pg_column_size(${quoted(column.name)}), 0)`).join(' + ')
  const { rows } = await sql.raw<{ widest: number | null }>(`select max(${size})::int as widest from ${quoted(name)}`).execute(trx)
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(AT_ONCE / (rows[0]?.widest ?? 1))))
}
