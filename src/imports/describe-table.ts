import type { ImportFacts } from '../../templates/view/import.ts'
import type { Table } from '../tables/index.ts'

/** What was found out about a file, as the batch keeps it. */
export function describeTable(table: Table): ImportFacts {
  return {
    format: table.format,
    encoding: table.encoding?.name ?? null,
    encodingGuessed: table.encoding?.guessed ?? false,
    encodings: (table.encoding?.candidates ?? []).map(({ name, samples }) => ({ name, sample: samples[0] ?? '' })),
    separator: table.separator,
    sheets: table.sheets.map((sheet) => sheet.name),
    sheet: table.sheet,
    headerRow: table.headerRow,
    columns: table.columns.map(({ header, samples }) => ({ header, samples: [...samples] })),
  }
}
