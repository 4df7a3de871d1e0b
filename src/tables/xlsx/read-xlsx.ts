import { describeColumns, type SampleRow } from '../describe-columns.ts'
import { finishRow, headerAt } from '../finish-row.ts'
import { noticeBook } from '../notice-book.ts'
import { refuse } from '../refuse.ts'
import type { TableLimits } from '../limits.ts'
import type { Notice, Row, Table, TableFile, TableHints } from '../table.ts'
import { withArchive } from './open-archive.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readSheet, type SheetFacts, type SheetRow } from './read-sheet.ts'
import { readWorkbook, type Workbook } from './read-workbook.ts'

const SAMPLE = 200

/** A workbook: one of its sheets, streamed in bounded memory (its shared texts are held). Its parts are read anew for each pass. */
export async function readXlsx(file: TableFile, hints: TableHints, limits: TableLimits): Promise<Table> {
  let workbook: Workbook | null = null
  let facts: SheetFacts = { merged: [], hiddenColumns: 0 }
  const sheetRows = () =>
    withArchive(file, limits, async function* rows(archive): AsyncGenerator<SheetRow> {
      workbook ??= await readWorkbook(archive)
      const { sharedStrings: part, styles, from1904 } = workbook
      const sharedStrings = part === null ? [] : await readSharedStrings(archive, part, limits)
      const said = (heard: SheetFacts) => {
        facts = heard
      }
      yield* readSheet(archive.pieces(chosen(workbook, hints).part), { sharedStrings, styles, from1904 }, limits, said)
    })
  const sample: SampleRow[] = []
  for await (const row of sheetRows()) if (sample.length < SAMPLE) sample.push(row)
  const book = workbook as Workbook | null
  if (!book) throw refuse('errors.table_damaged')
  const described = describeColumns(sample, hints.headerRow)
  const { headers, headerRow } = described
  const sheet = chosen(book, hints)
  const notices = noticeBook()
  if (book.sheets.length > 1 && hints.sheet === undefined) {
    const others = book.sheets.filter(({ part }) => part !== sheet.part).map(({ name }) => name)
    notices.add({ key: 'imports.read.sheets', values: { sheet: sheet.name, others: others.slice(0, 10).join(', '), count: others.length } })
  }
  if (book.from1904) notices.add({ key: 'imports.read.dates_1904' })
  if (facts.hiddenColumns > 0) notices.add({ key: 'imports.read.hidden_columns', values: { count: facts.hiddenColumns } })
  for (const range of facts.merged) notices.add({ key: 'imports.read.merged', row: Number(/\d+/.exec(range)![0]), values: { range } })
  for (const notice of described.notices) notices.add(notice)
  return {
    format: 'xlsx',
    encoding: null,
    separator: null,
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: sheet.name,
    headerRow,
    columns: described.columns,
    notices: notices.kept(),
    async *rows() {
      let previous = headerRow ?? 0
      let count = 0
      for await (const row of sheetRows()) {
        if (row.row <= (headerRow ?? 0)) continue
        count += 1
        if (count > limits.rows) throw refuse('errors.table_rows', { limit: limits.rows })
        yield rowOf(row, row.row - previous - 1, headers, hints)
        previous = row.row
      }
    },
  }
}

function chosen(workbook: Workbook, hints: TableHints): Workbook['sheets'][number] {
  const { sheet: name } = hints
  const sheet =
    name === undefined
      ? (workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0])
      : workbook.sheets.find((one) => one.name === name)
  if (!sheet) throw name === undefined ? refuse('errors.table_empty') : refuse('errors.table_sheet', { sheet: name.slice(0, 60) })
  return sheet
}

function rowOf({ row, hidden, cells, found }: SheetRow, blank: number, headers: readonly string[], hints: TableHints): Row {
  const notices: Notice[] = found.map(({ index, key, values }) => ({
    key,
    row,
    column: headerAt(headers, index),
    ...(values ? { values } : {}),
  }))
  if (hidden) notices.push({ key: 'imports.read.hidden_row', row })
  if (blank > 0) notices.push({ key: 'imports.read.blank_rows', row, values: { count: blank } })
  return finishRow(row, cells, headers, notices, { repair: hints.repair, sayShort: false, sayBreaks: true })
}
