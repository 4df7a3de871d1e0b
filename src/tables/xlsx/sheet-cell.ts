import { EMPTY } from '../finish-row.ts'
import type { TableLimits } from '../limits.ts'
import type { Cell } from '../table.ts'
import type { CellNotice } from '../cell-read.ts'
import type { Style } from './read-styles.ts'
import { serialDate } from './serial-date.ts'

export interface RawCell {
  type: string
  style: number
  value: string
  formula: boolean
  inline: string
}

export interface SheetCellOptions {
  readonly sharedStrings: readonly string[]
  readonly styles: readonly Style[]
  readonly from1904: boolean
}

export interface ReadSheetCell {
  readonly cell: Cell
  readonly found: readonly CellNotice[]
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** A cell of a sheet by its type and style (ECMA-376 part 1, 18.3.1.4 and 18.18.11): formulas by the value that was saved with them. */
export function sheetCell(raw: RawCell, options: SheetCellOptions, limits: TableLimits): ReadSheetCell {
  const found: CellNotice[] = []
  if (raw.formula)
    found.push({
      key: raw.value === '' ? 'imports.read.formula_empty' : 'imports.read.formula',
      values: { value: raw.value.slice(0, 60).toWellFormed() },
    })
  if (raw.type === 's' || raw.type === 'str' || raw.type === 'inlineStr') {
    const given = raw.type === 's' ? (options.sharedStrings[Number(raw.value)] ?? '') : raw.type === 'str' ? raw.value : raw.inline
    return { cell: textOf(given, found, limits), found }
  }
  if (raw.value === '') return { cell: EMPTY, found }
  if (raw.type === 'b') return { cell: { text: raw.value === '1' ? 'true' : 'false', kind: 'boolean' }, found }
  if (raw.type === 'e') {
    found.push({ key: 'imports.read.sheet_error', values: { value: raw.value.slice(0, 20).toWellFormed() } })
    return { cell: { text: raw.value.slice(0, 20).toWellFormed(), kind: 'error' }, found }
  }
  if (raw.type === 'd') return { cell: { text: raw.value.slice(0, 40).toWellFormed(), kind: 'date' }, found }
  return { cell: numberOf(raw.value, options.styles[raw.style] ?? { kind: 'number' }, options.from1904, found, limits), found }
}

function textOf(given: string, found: CellNotice[], limits: TableLimits): Cell {
  let text = given
  if (text.includes('_x')) {
    text = text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    if (text !== given) found.push({ key: 'imports.read.sheet_escape', values: { code: ESCAPED.exec(given)?.[0] ?? '_x000D_' } })
    ESCAPED.lastIndex = 0
  }
  text = text.replaceAll(/\r\n?/g, '\n')
  if (text.length > limits.cellLength) {
    found.push({ key: 'imports.read.cell_cut', values: { length: text.length, limit: limits.cellLength } })
    text = text.slice(0, limits.cellLength).toWellFormed()
  }
  return text === '' ? EMPTY : { text, kind: 'text' }
}

function numberOf(value: string, style: Style, from1904: boolean, found: CellNotice[], limits: TableLimits): Cell {
  const number = Number(value)
  if (!Number.isFinite(number) || value.length > 400) return textOf(value, found, limits)
  if (style.kind === 'zeros') {
    const text = Number.isInteger(number) ? value.padStart(style.digits, '0') : value
    if (text !== value) found.push({ key: 'imports.read.sheet_zeros', values: { value, text } })
    return { text, kind: 'text' }
  }
  if (style.kind === 'percent') return { text: `${Number((number * 100).toPrecision(12))}%`, kind: 'number' }
  if (style.kind === 'number') {
    if (/^\d{16,}$/.test(value)) found.push({ key: 'imports.read.sheet_long_number', values: { value } })
    return { text: Number.isSafeInteger(number) || !/^-?\d+$/.test(value) ? String(number) : value, kind: 'number' }
  }
  const date = serialDate(number, style.kind, from1904)
  if (date !== null) return { text: date, kind: 'date' }
  found.push({ key: 'imports.read.sheet_date', values: { value } })
  return { text: value, kind: 'number' }
}
