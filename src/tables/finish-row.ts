import { checkText } from './check-text.ts'
import { columnLetters } from './name-columns.ts'
import type { Cell, Notice, Row, TableHints } from './table.ts'

const LINE_BREAK = /\r\n|\n|\r/g

export const EMPTY: Cell = { text: '', kind: 'empty' }

export function textCell(text: string): Cell {
  return text === '' ? EMPTY : { text, kind: 'text' }
}

/** The name of a column, also of one beyond the header. */
export function headerAt(headers: readonly string[], index: number): string {
  return headers[index] ?? `(${columnLetters(index)})`
}

/** A row with what is odd in it: damaged texts, line breaks in a cell (which are kept), cells beyond the header, cells that are missing (added empty). */
export function finishRow(
  row: number,
  given: readonly Cell[],
  headers: readonly string[],
  before: readonly Notice[],
  options: { readonly repair: TableHints['repair']; readonly sayShort: boolean; readonly sayBreaks: boolean },
): Row {
  const notices = [...before]
  const cells = given.slice()
  while (cells.length > headers.length && cells.at(-1)!.text === '') cells.pop()
  if (cells.length > headers.length) {
    notices.push({ key: 'imports.read.row_long', row, values: { cells: cells.length, columns: headers.length } })
  } else if (given.length < headers.length) {
    if (options.sayShort) notices.push({ key: 'imports.read.row_short', row, values: { cells: given.length, columns: headers.length } })
    while (cells.length < headers.length) cells.push(EMPTY)
  }
  for (const [index, cell] of cells.entries()) {
    const breaks = options.sayBreaks ? cell.text.match(LINE_BREAK)?.length : undefined
    if (breaks !== undefined)
      notices.push({ key: 'imports.read.line_breaks', row, column: headerAt(headers, index), values: { count: breaks } })
    const checked = checkText(cell.text, options.repair)
    if (!checked) continue
    for (const { key, values } of checked.found) {
      const notice = { key, row, column: headerAt(headers, index) }
      notices.push(values ? { ...notice, values } : notice)
    }
    if (checked.text !== cell.text) {
      cells[index] = cell.items
        ? { ...cell, text: checked.text, items: cell.items.map((item) => checkText(item, options.repair)?.text ?? item) }
        : { ...cell, text: checked.text }
    }
  }
  return { row, cells, notices }
}
