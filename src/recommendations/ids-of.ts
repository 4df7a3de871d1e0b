import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { Invalid } from '../kernel/errors.ts'

type Coded = 'themes' | 'institutions' | 'sources' | 'concerns' | 'standards' | 'agreement_types' | 'impacts' | 'claims'

/** Ids by slug or code. Throws Invalid under `field` when one is not there. */
export async function idsOf(
  trx: Transaction,
  table: Coded,
  column: 'slug' | 'code',
  names: readonly string[],
  field: string,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(names)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, ${sql.ref(column)}::text as name from ${sql.table(table)} where ${sql.ref(column)}::text = any(${wanted}::text[])
  `.execute(trx)
  const found = new Map(rows.map((row) => [row.name, row.id]))
  const missing = wanted.find((name) => !found.has(name))
  if (missing !== undefined) throw new Invalid({ [field]: { key: 'errors.not_on_record', values: { value: missing } } })
  // In the order asked for, whatever the table's.
  return new Map(wanted.map((name) => [name, found.get(name) ?? '']))
}
