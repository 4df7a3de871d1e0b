import writeExcelFile from 'write-excel-file/node'
import type { Words } from '../../templates/i18n/index.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { columnMeaning } from '../../templates/open-data/column-meaning.ts'
import type { Cell, Column, Row } from './dataset.ts'
import { LICENCE } from '../../templates/open-data/licence.ts'
import { fixZipTimes } from './fix-zip-times.ts'
import { joinList } from './list-cell.ts'

/** A workbook is made in memory, so a longer table is offered as CSV only. */
const MOST_ROWS = 50_000
/** ECMA-376 as Excel reads it: no cell holds more. */
const LONGEST_CELL = 32_767
/** Excel's calendar has a day too many before. */
const FIRST_DATE = '1900-03-01'
const BOLD = { type: String, fontWeight: 'bold' } as const

/**
 * Rows as a workbook: the table under its column names, and a sheet that says what each column means, in the language of `words`.
 * Numbers, marks and dates are typed; instants and partial dates are texts; lists are joined as in CSV. Throws RuleBroken when the
 * table does not fit. `heading`: that sheet ends with the instant that the rows speak of, and the licence.
 */
export async function writeXlsx(
  dataset: { readonly name: string; readonly columns: readonly Column[] },
  batches: AsyncIterable<readonly Row[]>,
  words: Words,
  heading?: { readonly asOf: string },
): Promise<Buffer> {
  const { name, columns } = dataset
  const table: XlsxCell[][] = [columns.map((column) => ({ value: column.name, ...BOLD }))]
  for await (const rows of batches) {
    if (table.length + rows.length > MOST_ROWS) throw new RuleBroken({ key: 'errors.xlsx_rows', values: { max: MOST_ROWS } })
    for (const row of rows) table.push(columns.map((column) => xlsxCell(column, row[column.name] ?? null)))
  }
  const meanings: XlsxCell[][] = [
    [words.t('data.dataset.heading.column'), words.t('data.dataset.heading.meaning')].map((value) => ({ value, ...BOLD })),
    ...columns.map((column) => [column.name, columnMeaning(column, words)].map((value) => ({ value, type: String }))),
  ]
  if (heading !== undefined) {
    const said = [['as_of', heading.asOf] as const, ['licence', LICENCE] as const]
    meanings.push(...said.map((pair) => pair.map((value) => ({ value, type: String }))))
  }
  const workbook = await writeExcelFile([
    { data: table, sheet: name, stickyRowsCount: 1, columns: columns.map(({ type }) => ({ width: type === 'text' ? 24 : 14 })) },
    { data: meanings, sheet: words.t('data.dataset.heading.columns'), columns: [{ width: 28 }, { width: 80 }] },
  ]).toBuffer()
  return fixZipTimes(workbook)
}

type XlsxCell =
  | { readonly value: string; readonly type: StringConstructor; readonly fontWeight?: 'bold' }
  | { readonly value: number; readonly type: NumberConstructor }
  | { readonly value: boolean; readonly type: BooleanConstructor }
  | { readonly value: Date; readonly type: DateConstructor; readonly format: string }
  | null

function xlsxCell({ type }: Column, cell: Cell): XlsxCell {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (type === 'date' && typeof cell === 'string' && cell >= FIRST_DATE) return { value: new Date(cell), type: Date, format: 'yyyy-mm-dd' }
  const value = typeof cell === 'string' ? cell : joinList(cell)
  if (value.length > LONGEST_CELL) throw new RuleBroken({ key: 'errors.xlsx_cell', values: { max: LONGEST_CELL } })
  return value === '' ? null : { value, type: String }
}
