import type { ImportKind, ImportProblem, Mapping } from '../../templates/view/import.ts'
import { datasetNamed } from '../datasets/index.ts'
import type { Table } from '../tables/index.ts'
import { describeTable } from './describe-table.ts'
import { isOwnExport } from './guess-mapping.ts'
import { severityOf } from './read-row.ts'

/** What is to be said of the file as a whole: how it was read, and which of its columns bring nothing. */
export function fileProblems(kind: ImportKind, table: Table, mapping: Mapping): readonly ImportProblem[] {
  const used = new Set(Object.values(mapping).map((from) => from.column))
  const own = isOwnExport(kind, describeTable(table).columns)
  const computed = new Set(
    (own ? datasetNamed(kind) : undefined)?.columns.filter((column) => !column.portable).map((column) => column.name),
  )
  const read = table.notices.map((notice): ImportProblem => ({
    row: notice.row ?? null,
    column: notice.column ?? null,
    severity: severityOf(notice.key),
    key: notice.key,
    ...(notice.values ? { values: notice.values } : {}),
  }))
  if (kind === 'activities') return read
  const unused = table.columns
    .filter((column) => !used.has(column.header))
    .map(({ header }): ImportProblem => {
      const key = computed.has(header) ? 'imports.problem.column_computed' : 'imports.problem.column_unused'
      return { row: null, column: header, severity: 'note', key }
    })
  return [...read, ...unused]
}
