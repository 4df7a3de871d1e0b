import { sql } from 'kysely'
import type { Outcome, Said, Severity } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const PAGE = 1_000

export interface ReportRow {
  readonly row: number
  /** Null: the batch was not applied. */
  readonly outcome: Outcome | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly label: string | null
  readonly undo: 'done' | 'kept' | null
  readonly undoFault: Said | null
  readonly problems: readonly (Said & { readonly column: string | null; readonly severity: Severity })[]
}

/** What became of every row of a batch, or what was found about it, in the order of the file. Throws Forbidden. */
export async function* readReport(ctx: Context, id: string): AsyncGenerator<readonly ReportRow[]> {
  requireActor(ctx, 'importRecords')
  for (let after = -1; ;) {
    const found = await sql<ReportRow & { readonly problems: ReportRow['problems'] | null }>`
      with numbered as (
        select "row" from import_rows where batch_id = ${id} and "row" > ${after}
        union select coalesce("row", 0) from import_problems where batch_id = ${id} and coalesce("row", 0) > ${after}
        order by 1 limit ${PAGE}
      )
      select n."row", r.outcome, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.label, r.undo, r.undo_fault as "undoFault",
        (select jsonb_agg(jsonb_build_object('key', p.key, 'values', p."values", 'column', p."column", 'severity', p.severity) order by p.number)
          from import_problems p where p.batch_id = ${id} and coalesce(p."row", 0) = n."row") as problems
      from numbered n left join import_rows r on r.batch_id = ${id} and r."row" = n."row"
      order by n."row"
    `.execute(ctx.db)
    const rows = found.rows.map((row) => ({ ...row, problems: row.problems ?? [] }))
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.row
  }
}
