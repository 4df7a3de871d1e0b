import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ImportProblem, ImportCounts } from '../../templates/view/import.ts'

/** Puts problems under a batch from a number on, in place of those that had these numbers; returns the next free number. */
export async function storeProblems(db: Database, batchId: string, from: number, problems: readonly ImportProblem[]): Promise<number> {
  for (let start = 0; start < problems.length; start += 5_000) {
    const rows = problems
      .slice(start, start + 5_000)
      .map((problem, index) => [
        from + start + index,
        problem.row,
        plain(problem.column),
        problem.severity,
        problem.key,
        problem.values ?? {},
      ])
    await sql`
      insert into import_problems (batch_id, number, "row", "column", severity, key, "values")
      select ${batchId}, (p->>0)::int, (p->>1)::int, p->>2, p->>3, p->>4, p->5 from jsonb_array_elements(${plain(JSON.stringify(rows))}::jsonb) p
      on conflict (batch_id, number) do update set
        "row" = excluded."row", "column" = excluded."column", severity = excluded.severity, key = excluded.key, "values" = excluded."values"
    `.execute(db)
  }
  return from + problems.length
}

/** Postgres has no text with U+0000; where a cell brought one, it is said as the sign for it. */
function plain<Value extends string | null>(text: Value): Value {
  return (text?.replaceAll(/\\u0000|\0/g, '␀').toWellFormed() ?? null) as Value
}

/** How many problems of each kind a batch has, the gravest and most frequent first. */
export async function countProblems(db: Database, batchId: string): Promise<ImportCounts['problems']> {
  const rows = await db
    .selectFrom('import_problems')
    .select(['key', 'severity', ({ fn }) => fn.countAll<number>().as('count')])
    .select(sql<Record<string, string | number>>`(array_agg("values" order by number))[1]`.as('example'))
    .where('batch_id', '=', batchId)
    .groupBy(['key', 'severity'])
    .execute()
  const order = ['fault', 'changed', 'note']
  return rows.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || (a.key < b.key ? -1 : 1))
}
