import type { ImportBatch } from '../../templates/view/import.ts'
import type { Row, Table } from '../tables/index.ts'
import { isOwnExport } from './guess-mapping.ts'
import { rowReader, type ReadRow } from './read-row.ts'

/** The reader of a batch's rows. */
export function readerOf(batch: ImportBatch, table: Table): (row: Row) => ReadRow {
  return rowReader({
    kind: batch.kind,
    mapping: batch.mapping,
    columns: table.columns,
    own: isOwnExport(batch.kind, describe(table)),
    format: table.format,
  })
}

function describe(table: Table) {
  return table.columns.map(({ header, samples }) => ({ header, samples }))
}
