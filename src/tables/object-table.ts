import { EMPTY, finishRow } from './finish-row.ts'
import { flattenObject } from './flatten-object.ts'
import { noticeBook } from './notice-book.ts'
import { refuse } from './refuse.ts'
import type { TableLimits } from './limits.ts'
import type { Cell, Encoding, Notice, Row, Table, TableHints } from './table.ts'

/** One object of a JSON file, or what is said in its place. */
export interface ObjectRow {
  readonly row: number
  readonly value: object | null
  readonly notices: readonly Notice[]
}

interface Input {
  readonly format: 'json' | 'ndjson'
  readonly encoding: Encoding
  readonly notices: readonly Notice[]
  readonly hints: TableHints
  readonly limits: TableLimits
  objects(): AsyncIterable<ObjectRow>
}

/** A table of objects: its columns are all the names that occur, in the order they first do. Reads the file once to find them. */
export async function objectTable({ format, encoding, notices, hints, limits, objects }: Input): Promise<Table> {
  const found = new Map<string, { samples: Set<string>; filled: number }>()
  const book = noticeBook()
  for (const notice of notices) book.add(notice)
  let count = 0
  for await (const { value, notices: faults } of objects()) {
    for (const fault of faults) book.add(fault)
    if (value === null) continue
    count += 1
    if (count > limits.rows) throw refuse('errors.table_rows', { limit: limits.rows })
    for (const [name, cell] of flattenObject(value)) note(found, name, cell, limits)
  }
  if (count === 0) throw refuse('errors.table_empty')
  const names = [...found.keys()]
  const places = new Map(names.map((name, index) => [name, index]))
  return {
    format,
    encoding,
    separator: null,
    sheets: [],
    sheet: null,
    headerRow: null,
    columns: names.map((header, index) => ({ index, header, samples: [...found.get(header)!.samples] })),
    notices: book.kept(),
    async *rows() {
      for await (const object of objects()) if (object.value !== null) yield rowOf(object.row, object.value, names, places, hints, limits)
    },
  }
}

function note(found: Map<string, { samples: Set<string>; filled: number }>, name: string, cell: Cell, limits: TableLimits): void {
  let column = found.get(name)
  if (!column) {
    if (found.size >= limits.columns) throw refuse('errors.table_columns', { limit: limits.columns })
    column = { samples: new Set(), filled: 0 }
    found.set(name, column)
  }
  const text = cell.text.slice(0, 300).replaceAll(/\s+/g, ' ').trim()
  if (text !== '' && column.samples.size < 3) column.samples.add(text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text)
}

function rowOf(
  row: number,
  value: object,
  names: readonly string[],
  places: ReadonlyMap<string, number>,
  hints: TableHints,
  limits: TableLimits,
): Row {
  const cells: Cell[] = names.map(() => EMPTY)
  const notices: Notice[] = []
  for (const [name, cell] of flattenObject(value)) {
    if (cell.kind === 'instant') notices.push({ key: 'imports.read.instant_object', row, column: name, values: { instant: cell.text } })
    const cut = cell.text.length > limits.cellLength
    if (cut)
      notices.push({ key: 'imports.read.cell_cut', row, column: name, values: { length: cell.text.length, limit: limits.cellLength } })
    cells[places.get(name)!] = cut ? { text: cell.text.slice(0, limits.cellLength).toWellFormed(), kind: 'text' } : cell
  }
  return finishRow(row, cells, names, notices, { repair: hints.repair, sayShort: false, sayBreaks: false })
}
