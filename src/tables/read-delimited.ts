import { decodeText } from './decode-text.ts'
import { describeColumns } from './describe-columns.ts'
import { finishRow, headerAt, textCell } from './finish-row.ts'
import { guessSeparator } from './guess-separator.ts'
import { noticeBook } from './notice-book.ts'
import { recordSplitter, type RawRecord } from './record-splitter.ts'
import { refuse } from './refuse.ts'
import type { ScannedEncoding } from './scan-encoding.ts'
import type { Source } from './open-source.ts'
import type { TableLimits } from './limits.ts'
import type { Notice, NoticeKey, Row, Separator, Table, TableHints } from './table.ts'

const SAMPLE = 128 * 1024
const FAULT_KEYS: Readonly<Record<RawRecord['faults'][number]['fault'], NoticeKey>> = {
  cut: 'imports.read.cell_cut',
  stray_quote: 'imports.read.stray_quote',
  quote_open: 'imports.read.quote_open',
}

/** CSV and its kin: separator, line ends and header found out or given, rows streamed. */
export async function readDelimited(source: Source, scanned: ScannedEncoding, hints: TableHints, limits: TableLimits): Promise<Table> {
  const { encoding, mark } = scanned
  const texts = () => decodeText(source, encoding.name, mark)
  let sample = ''
  let whole = true
  for await (const piece of texts()) {
    if (sample.length >= SAMPLE) {
      whole = false
      break
    }
    sample += piece
  }
  const returnsEndRows = endsWithReturns(sample)
  const separator: Separator = hints.separator ?? guessSeparator(sample.slice(0, SAMPLE), returnsEndRows)
  const split = { separator, returnsEndRows, limits }
  const splitter = recordSplitter(split)
  const first = [...splitter.push(sample), ...(whole ? splitter.end() : [])]
  const start = first.length > 0 ? first : splitter.end()
  const described = describeColumns(
    start.map(({ row, cells }) => ({ row, cells: cells.map(textCell) })),
    hints.headerRow,
  )
  const { headers, headerRow } = described
  const book = noticeBook()
  for (const notice of scanned.notices) book.add(notice)
  if (returnsEndRows) book.add({ key: 'imports.read.returns_only' })
  for (const notice of described.notices) book.add(notice)
  return {
    format: separator === '\t' ? 'tsv' : 'csv',
    encoding,
    separator,
    sheets: [],
    sheet: null,
    headerRow,
    columns: described.columns,
    notices: book.kept(),
    async *rows() {
      const again = recordSplitter(split)
      const finish = rowFinisher(headers, headerRow ?? 0, hints, limits)
      for await (const piece of texts()) yield* finish(again.push(piece))
      yield* finish(again.end())
    },
  }
}

function rowFinisher(headers: readonly string[], headerRow: number, hints: TableHints, limits: TableLimits) {
  let blank = 0
  let count = 0
  const options = { repair: hints.repair, sayShort: true, sayBreaks: true }
  return function* finish(records: readonly RawRecord[]): Generator<Row> {
    for (const { row, cells, faults } of records) {
      if (row <= headerRow) continue
      if (cells.every((cell) => cell.trim() === '')) {
        blank += 1
        continue
      }
      count += 1
      if (count > limits.rows) throw refuse('errors.table_rows', { limit: limits.rows })
      const before: Notice[] = faults.map(({ fault, column, length }) => ({
        key: FAULT_KEYS[fault],
        row,
        column: headerAt(headers, column),
        values: { length, limit: limits.cellLength },
      }))
      if (blank > 0) before.push({ key: 'imports.read.blank_rows', row, values: { count: blank } })
      blank = 0
      yield finishRow(row, cells.map(textCell), headers, before, options)
    }
  }
}

/** Whether rows end with a carriage return alone, as old Macs wrote: there is one outside quotes and no line feed. */
function endsWithReturns(sample: string): boolean {
  const outside = sample.replaceAll(/"[^"]*"/g, '')
  return outside.includes('\r') && !outside.includes('\n')
}
