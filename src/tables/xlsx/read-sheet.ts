import { EMPTY } from '../finish-row.ts'
import { refuse } from '../refuse.ts'
import type { TableLimits } from '../limits.ts'
import type { Cell } from '../table.ts'
import { fragments } from './fragments.ts'
import { parseXml } from './parse-xml.ts'
import { sheetCell, type RawCell, type SheetCellOptions } from './sheet-cell.ts'
import type { CellNotice } from '../cell-read.ts'

const ROWS = 1_048_576

export interface SheetRow {
  readonly row: number
  readonly hidden: boolean
  readonly cells: readonly Cell[]
  /** What was odd in one of its cells, by its place. */
  readonly found: readonly (CellNotice & { readonly index: number })[]
}

/** What a sheet says beside its rows. */
export interface SheetFacts {
  /** Ranges such as `A1:C1`, at most a thousand. */
  readonly merged: readonly string[]
  readonly hiddenColumns: number
}

/** The filled rows of a sheet, streamed; rows without a filled cell are left out. `facts` hears, at the end, what stands around them. */
export async function* readSheet(
  pieces: AsyncIterable<string>,
  options: SheetCellOptions,
  limits: TableLimits,
  facts?: (facts: SheetFacts) => void,
): AsyncGenerator<SheetRow> {
  let previous = 0
  let hiddenColumns = 0
  const merged: string[] = []
  for await (const { part, xml } of fragments(pieces, 'row')) {
    if (part === 'before') {
      hiddenColumns = [...xml.matchAll(/<(?:\w+:)?col\s[^>]*hidden="(?:1|true)"/g)].length
      continue
    }
    const end = part === 'after' ? /<\/(?:\w+:)?sheetData>/.exec(xml) : null
    if (part === 'after') {
      if (!end) throw refuse('errors.table_damaged')
      for (const [, range = ''] of xml.slice(end.index).matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"/g)) {
        if (merged.length < 1000) merged.push(range)
      }
    }
    for (const row of rowsOf(end ? xml.slice(0, end.index) : xml, previous, options, limits)) {
      previous = row.row
      if (row.cells.length > 0) yield row
    }
  }
  facts?.({ merged, hiddenColumns })
}

function rowsOf(xml: string, before: number, options: SheetCellOptions, limits: TableLimits): readonly SheetRow[] {
  const rows: SheetRow[] = []
  let number = before
  let row: { row: number; hidden: boolean; cells: Cell[]; found: (CellNotice & { index: number })[] } | null = null
  let cell: RawCell | null = null
  let index = -1
  let into: 'value' | 'formula' | 'inline' | null = null
  parseXml(`<x>${xml}</x>`, {
    open(name, attributes) {
      if (name === 'row') {
        const { r, hidden } = attributes()
        number = r === undefined ? number + 1 : Number(r)
        if (!Number.isInteger(number) || number < 1 || number > ROWS) throw refuse('errors.table_damaged')
        row = { row: number, hidden: hidden === '1' || hidden === 'true', cells: [], found: [] }
        index = -1
      } else if (name === 'c') {
        const { r, s, t } = attributes()
        index = r === undefined ? index + 1 : columnIndex(r)
        cell = { type: t ?? 'n', style: s === undefined ? 0 : Number(s), value: '', formula: false, inline: '' }
      } else if (name === 'v') into = 'value'
      else if (name === 'f') {
        into = 'formula'
        if (cell) cell.formula = true
      } else if (name === 't') into = 'inline'
      else if (name === 'rPh') into = null
    },
    text(text) {
      if (!cell || into === null) return
      if (into === 'value') cell.value += text
      else if (into === 'inline') cell.inline += text
    },
    close(name) {
      if (name === 'v' || name === 'f' || name === 't') into = null
      else if (name === 'c' && cell && row) {
        const read = sheetCell(cell, options, limits)
        if (read.cell.kind !== 'empty' || read.found.length > 0) {
          if (index >= limits.columns) throw refuse('errors.table_columns', { limit: limits.columns })
          while (row.cells.length <= index) row.cells.push(EMPTY)
          row.cells[index] = read.cell
          for (const notice of read.found) row.found.push({ ...notice, index })
        }
        cell = null
      } else if (name === 'row' && row) {
        rows.push(row)
        row = null
      }
    },
  })
  return rows
}

/** `B12` → 1. */
function columnIndex(reference: string): number {
  let index = 0
  for (const char of reference) {
    if (char < 'A' || char > 'Z') break
    index = index * 26 + char.charCodeAt(0) - 64
  }
  if (index < 1 || index > 16_384) throw refuse('errors.table_damaged')
  return index - 1
}
