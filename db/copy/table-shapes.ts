import { sql } from 'kysely'
import type { Database } from '../schema.ts'

export interface CopiedColumn {
  readonly name: string
  /** As Postgres writes it, a domain by its own name. */
  readonly type: string
}

/** What of a table is copied, and in which order its rows stand in every engine. */
export interface TableShape {
  readonly name: string
  /** Without those that the database computes by itself. */
  readonly columns: readonly CopiedColumn[]
  /** SQL: the primary key, or every column of a table without one; texts by their bytes, whatever the server's language. */
  readonly order: string
}

/** The tables of the schema by name, without the migrator's own. */
export async function readTableShapes(db: Database): Promise<readonly TableShape[]> {
  const { rows } = await sql<{ name: string; columns: (CopiedColumn & { place: number | null; text: boolean })[] }>`
    select c.relname as name, json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'text', a.attcollation <> 0,
      'place', array_position(i.indkey::int2[], a.attnum)) order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
    group by c.relname order by c.relname collate "C"`.execute(db)
  return rows.map(({ name, columns }) => {
    const key = columns.filter(({ place }) => place !== null).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
    const order = (key.length > 0 ? key : columns).map((column) => `${quoted(column.name)}${column.text ? ' collate "C"' : ''}`)
    return { name, columns: columns.map(({ name: of, type }) => ({ name: of, type })), order: order.join(', ') }
  })
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
