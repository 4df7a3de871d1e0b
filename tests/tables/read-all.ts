import { openTable, type Notice, type Table, type TableHints } from '../../src/tables/index.ts'

export interface ReadTable {
  readonly table: Table
  /** Texts by row. */
  readonly rows: Readonly<Record<number, readonly string[]>>
  /** Of the file and of its rows: `row column key`, without what is the same everywhere. */
  readonly said: readonly string[]
  readonly notices: readonly Notice[]
}

/** Opens a file from memory and reads all of it. */
export async function readAll(content: string | Uint8Array, name = 'file.csv', hints: TableHints = {}): Promise<ReadTable> {
  const table = await openTable({ name, bytes: Buffer.from(content as string) }, hints)
  const rows: Record<number, readonly string[]> = {}
  const notices = [...table.notices]
  for await (const row of table.rows()) {
    rows[row.row] = row.cells.map((cell) => cell.text)
    notices.push(...row.notices)
  }
  const said = notices.map(({ row, column, key }) =>
    [row, column, key.replace('imports.read.', '')].filter((part) => part !== undefined).join(' '),
  )
  return { table, rows, said, notices }
}
