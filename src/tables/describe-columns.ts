import { findHeader } from './find-header.ts'
import { nameColumns } from './name-columns.ts'
import { refuse } from './refuse.ts'
import type { Cell, Column, Notice } from './table.ts'

/** A row of the beginning of a sheet. */
export interface SampleRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

export interface DescribedColumns {
  readonly headerRow: number | null
  readonly columns: readonly Column[]
  readonly headers: readonly string[]
  readonly notices: readonly Notice[]
}

/** Where the header stands and what the columns are called, from the first rows of a file or sheet. Throws Invalid when all are blank. */
export function describeColumns(sample: readonly SampleRow[], hint: number | null | undefined): DescribedColumns {
  const filled = sample.filter(({ cells }) => cells.some((cell) => cell.text.trim() !== ''))
  if (filled.length === 0) throw refuse('errors.table_empty')
  const found =
    hint === undefined
      ? findHeader(filled.slice(0, 60).map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.text) })))
      : hint === null
        ? null
        : (filled.find(({ row }) => row === hint) ?? null)
  if (typeof hint === 'number' && found === null) throw refuse('errors.table_header_row', { row: hint })
  const headerRow = found?.row ?? null
  const names = headerRow === null ? [] : filled.find(({ row }) => row === headerRow)!.cells.map((cell) => cell.text)
  const data = filled.filter(({ row }) => headerRow === null || row > headerRow)
  const { headers, notices: named } = nameColumns(names, widthOf(names, data), headerRow)
  const notices: Notice[] = [...named]
  const titles = headerRow === null ? [] : filled.filter(({ row }) => row < headerRow)
  if (titles.length > 0) {
    const title = titles.flatMap(({ cells }) => cells.map((cell) => cell.text.trim()).filter((text) => text !== ''))[0] ?? ''
    notices.unshift({ key: 'imports.read.title_rows', row: headerRow!, values: { count: titles.length, sample: title.slice(0, 80) } })
  }
  if (headerRow === null) notices.unshift({ key: 'imports.read.no_header' })
  return { headerRow, headers, columns: headers.map((header, index) => ({ index, header, samples: samplesOf(data, index) })), notices }
}

/** As wide as the header, or as more than half of the rows below it are. */
function widthOf(names: readonly string[], data: readonly SampleRow[]): number {
  const widths = data.map(({ cells }) => lastFilled(cells.map((cell) => cell.text))).toSorted((a, b) => b - a)
  const usual = names.length === 0 ? widths[0] : widths[widths.length >> 1]
  return Math.max(1, lastFilled(names), usual ?? 0)
}

function lastFilled(texts: readonly string[]): number {
  return texts.findLastIndex((text) => text.trim() !== '') + 1
}

function samplesOf(data: readonly SampleRow[], index: number): readonly string[] {
  const samples = new Set<string>()
  for (const { cells } of data) {
    const text = cells[index]?.text.replaceAll(/\s+/g, ' ').trim() ?? ''
    if (text !== '') samples.add(text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text)
    if (samples.size === 3) break
  }
  return [...samples]
}
