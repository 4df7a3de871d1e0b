import { sql } from 'kysely'
import type { Database } from '../schema.ts'
import { quoted, type TableShape } from './table-shapes.ts'

/** Tables that a migration fills by itself. */
const NEVER_EMPTY = new Set(['log_head', 'channel_cursors'])

/** The name of a table that somebody has written to; null in a database that was migrated and no more. */
export async function findRows(db: Database, tables: readonly TableShape[]): Promise<string | null> {
  const asked = tables.filter(({ name }) => !NEVER_EMPTY.has(name))
  if (asked.length === 0) return null
  const each = asked.map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`)
  const { rows } = await sql.raw<{ name: string }>(`${each.join(' union all ')} limit 1`).execute(db)
  return rows[0]?.name ?? null
}
