import { dateOrderGuess, decimalMarkGuess, type DateOrder, type Row, type Table } from '../tables/index.ts'
import type { ActivityColumns } from './activity-fields.ts'
import { activityReader, type ReadActivity } from './activity-reader.ts'
import { rowCounters } from './row-counters.ts'

/** Rows by which a column is found to do nothing but count. */
const SAMPLE = 50

/** Columns of the record's own data set that tell a row from another that says the same. */
const OWN = ['file', 'id', 'repeat_of', 'row_number', 'seq', 'source_row']

export interface ActivityReading {
  readonly columns: ActivityColumns
  /** Null: found out from the values of the whole file. */
  readonly dates: DateOrder
  /** ISO 4217, of amounts that name none. */
  readonly currency: string
  /** Undoes what the record's own export did to a cell; absent: a cell says what it says. */
  readonly taken?: (text: string) => string
}

/** The reader of a file's rows, with what its values say of their dates and decimal marks. Reads the file once. */
export async function prepareActivityReader(
  table: Table,
  { columns, dates, currency, taken = (text) => text }: ActivityReading,
): Promise<(row: Row) => ReadActivity> {
  const first: Row[] = []
  const guesses = { dates: dateOrderGuess(), decimal: decimalMarkGuess() }
  for await (const row of table.rows()) {
    if (first.length < SAMPLE) first.push(row)
    for (const field of ['starts_on', 'ends_on'] as const) guesses.dates.add(row.cells[columns[field] ?? -1]?.text ?? '')
    guesses.decimal.add(row.cells[columns.cost ?? -1]?.text ?? '')
  }
  const headers = table.columns.map((column) => column.header)
  return activityReader({
    headers,
    columns,
    dates: dates ?? guesses.dates.order(),
    decimal: guesses.decimal.mark() ?? '.',
    currency,
    taken,
    counters: [...rowCounters(first), ...ownColumns(headers)],
  })
}

/** Places of those columns in a file that has them all: what another instance exported. */
function ownColumns(headers: readonly string[]): readonly number[] {
  const places = OWN.map((name) => headers.indexOf(name))
  return places.includes(-1) ? [] : places
}
