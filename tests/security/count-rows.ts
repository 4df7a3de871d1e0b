import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Worked out of the rest when somebody reads. */
const DERIVED = new Set(['standings'])

/** How many rows each table of the database has, but for those of the queue. */
export async function countRows(db: Database): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1
  `.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    if (DERIVED.has(name)) continue
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(db)
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}
