import { stringify } from 'csv-stringify/sync'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { TableName } from './table.ts'
import { tableNamed } from './tables.ts'

const ROWS_AT_A_TIME = 500
const OPTIONS = { record_delimiter: '\r\n', escape_formulas: true } as const
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A table of an edition as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF) in the language of `words`, a few hundred rows at a
 * time. Dates are `YYYY-MM-DD`, instants UTC, marks `true` or `false`; a cell that a spreadsheet would run as a formula begins with
 * an apostrophe.
 */
export function* tableInPieces(name: TableName, snapshot: ReportSnapshot, words: Words): Generator<string> {
  const table = tableNamed(name)
  let rows: (readonly string[])[] = [table.columns(snapshot).map((column) => column.name)]
  let mark = BYTE_ORDER_MARK
  for (const row of table.cells(snapshot, words)) {
    rows.push(row)
    if (rows.length < ROWS_AT_A_TIME) continue
    yield mark + stringify(rows, OPTIONS)
    rows = []
    mark = ''
  }
  if (rows.length > 0) yield mark + stringify(rows, OPTIONS)
}

/** The whole table as one text. */
export function tableAsCsv(name: TableName, snapshot: ReportSnapshot, words: Words): string {
  return [...tableInPieces(name, snapshot, words)].join('')
}
