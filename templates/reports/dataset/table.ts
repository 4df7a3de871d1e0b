import type { MessageKey, Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

/** The tables that an edition's data is offered as, in the order in which they are listed. */
export const TABLES = [
  'recommendations',
  'register',
  'updates',
  'evidence',
  'citations',
  'indicators',
  'measurements',
  'changes',
  'corrections',
] as const
export type TableName = (typeof TABLES)[number]

type ColumnKey<Key> = Key extends `data.column.${infer Name}` ? Name : never
/** Name of a column: it has a title in each language among the words. */
export type ColumnName = ColumnKey<MessageKey>

/** What a cell is written with: the words of the table's language and the zone in which instants become days. */
export interface CellContext {
  readonly words: Words
  readonly timeZone: string
}

/** Datatypes of CSV on the Web. A `date` may be of lower precision where it is `partial`. */
export type Datatype = 'string' | 'anyURI' | 'language' | 'boolean' | 'date' | 'dateTime' | 'nonNegativeInteger' | 'partial'

export interface Column<Row> {
  readonly name: ColumnName
  readonly type: Datatype
  /** Never empty. */
  readonly required?: true
  readonly cell: (row: Row, context: CellContext) => string
}

/** Cells of `columns` here are found in the column `to` of another table. */
export interface Reference {
  readonly column: ColumnName
  readonly table: TableName
  readonly to: ColumnName
}

/** One table of an edition's data. `Row` is known to its definition alone. */
export interface DataTable {
  readonly name: TableName
  /** One row is found by these. */
  readonly key: readonly ColumnName[]
  readonly references: readonly Reference[]
  /** Editions of the first format have fewer. */
  columns(snapshot: ReportSnapshot): readonly Pick<Column<never>, 'name' | 'type' | 'required'>[]
  /** The rows one by one, so that a large table is never held whole. */
  cells(snapshot: ReportSnapshot, words: Words): Iterable<readonly string[]>
}

/** Makes a table of how its rows are found and what each column says of a row. */
export function dataTable<Row>(definition: {
  readonly name: TableName
  readonly key: readonly ColumnName[]
  readonly references?: readonly Reference[]
  readonly columns: (snapshot: ReportSnapshot) => readonly Column<Row>[]
  readonly rows: (snapshot: ReportSnapshot) => Iterable<Row>
}): DataTable {
  const { name, key, references = [], columns, rows } = definition
  return {
    name,
    key,
    references,
    columns,
    *cells(snapshot, words) {
      const context = { words, timeZone: snapshot.edition.timeZone }
      const all = columns(snapshot)
      for (const row of rows(snapshot)) yield all.map(({ cell }) => cell(row, context))
    },
  }
}
