import type { FieldMapping, ImportKind, ImportProblem, Mapping, Severity } from '../../templates/view/import.ts'
import { splitList, unescapeFormula } from '../datasets/index.ts'
import type { Cell, Column, Row } from '../tables/index.ts'
import { fieldsOf, type Field } from './fields.ts'
import { readValue, shortened, type ValueRead } from './read-value.ts'
import { rowValues, type RowValues } from './row-values.ts'

export interface ReadRow {
  readonly values: RowValues
  readonly problems: readonly ImportProblem[]
}

export interface ReadRowOptions {
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly columns: readonly Column[]
  /** The file is this record's own export: nothing is trimmed, lists and formulas are taken back as they were escaped. */
  readonly own: boolean
  readonly format: string
}

const FAULTS = new Set(['imports.read.cell_cut', 'imports.read.line_broken', 'imports.read.line_no_object', 'imports.read.line_long'])
const CHANGES = /_repaired$|instant_object$|nul$/

/** How bad what the reader of the table said of a row is. */
export function severityOf(key: string): Severity {
  return FAULTS.has(key) ? 'fault' : CHANGES.test(key) ? 'changed' : 'note'
}

/** Makes the reader of rows: each cell by its field's rules, with every fault and every value that was read as another one. */
export function rowReader(options: ReadRowOptions): (row: Row) => ReadRow {
  const places = new Map(options.columns.map((column) => [column.header, column.index]))
  const fields = fieldsOf(options.kind).flatMap((field) => {
    const from = options.mapping[field.name]
    return from === undefined ? [] : [{ field, from, place: from.column === undefined ? undefined : places.get(from.column) }]
  })
  const required = fieldsOf(options.kind).filter((field) => field.required)
  return (row) => {
    const notices = options.own ? row.notices.filter(({ key }) => key !== 'imports.read.line_breaks') : row.notices
    const problems: ImportProblem[] = notices.map((notice) => ({
      row: row.row,
      column: notice.column ?? null,
      severity: severityOf(notice.key),
      key: notice.key,
      ...(notice.values ? { values: notice.values } : {}),
    }))
    const values = new Map<string, string | readonly string[]>()
    for (const { field, from, place } of fields) {
      const cell = place === undefined ? undefined : row.cells[place]
      const read = readField(options, field, from, cell, row.row)
      for (const said of read.said) problems.push({ row: row.row, column: from.column ?? field.name, ...said })
      if (read.value !== null && read.value.length > 0) values.set(field.name, read.value)
    }
    for (const field of required) {
      const faulty = problems.some(
        (problem) => problem.severity === 'fault' && problem.column === (options.mapping[field.name]?.column ?? field.name),
      )
      if (!values.has(field.name) && !faulty) {
        const column = options.mapping[field.name]?.column ?? null
        problems.push({ row: row.row, column, severity: 'fault', key: 'imports.problem.required', values: { field: field.name } })
      }
    }
    return { values: rowValues(row.row, values), problems }
  }
}

type FieldRead = { readonly value: string | readonly string[] | null; readonly said: ValueRead['said'] }

function readField(options: ReadRowOptions, field: Field, from: FieldMapping, cell: Cell | undefined, row: number): FieldRead {
  if (cell !== undefined && cell.kind === 'error') {
    return { value: null, said: [{ severity: 'fault', key: 'imports.problem.cell_error', values: { value: cell.text } }] }
  }
  const raw = cell === undefined || cell.kind === 'empty' ? '' : cell.text
  if (raw.trim() === '' && !(options.own && raw !== '')) return filled(field, from, row)
  const several = field.type === 'list' || field.type === 'side'
  if (!several) {
    const read = readValue(field, from, options.own ? taken(options, raw) : raw, options.own)
    return { value: read.value, said: read.said }
  }
  const items = itemsOf(options, field, from, cell, raw)
  const reads = items.map((item) => (item === '' ? { value: '', said: [] } : readValue(field, from, item, options.own)))
  const faulty = reads.some((read) => read.value === null)
  const said = options.own || cell?.kind === 'list' ? [] : saidOfSplit(raw, items)
  return { value: faulty ? null : reads.map((read) => read.value ?? ''), said: [...said, ...reads.flatMap((read) => read.said)] }
}

/** One cell that was read as several values, or as one without the blanks or marks around it. */
function saidOfSplit(raw: string, items: readonly string[]): ValueRead['said'] {
  const [only = ''] = items
  if (items.length > 1) return [{ severity: 'changed', key: 'imports.problem.split', values: { from: shortened(raw), n: items.length } }]
  return raw === only
    ? []
    : [{ severity: 'changed', key: 'imports.problem.trimmed', values: { from: shortened(raw), to: shortened(only) } }]
}

function filled(field: Field, from: FieldMapping, row: number): FieldRead {
  if (from.constant === undefined || from.constant === '') return { value: null, said: [] }
  const text = from.constant.replaceAll('{row}', String(row))
  const several = field.type === 'list' || field.type === 'side'
  const read = several ? text.split(';').map((part) => readValue(field, from, part.trim(), false)) : [readValue(field, from, text, false)]
  const value = read.some((one) => one.value === null) ? null : read.map((one) => one.value ?? '')
  const said = read.flatMap((one) => one.said)
  if (from.column !== undefined && value !== null) {
    return {
      value: several ? value : (value[0] ?? null),
      said: [...said, { severity: 'changed', key: 'imports.problem.filled', values: { value: text } }],
    }
  }
  return { value: several ? value : (value?.[0] ?? null), said }
}

/** Takes back what the CSV of this record escaped. */
function taken(options: ReadRowOptions, text: string): string {
  return options.format === 'csv' || options.format === 'tsv' ? unescapeFormula(text) : text
}

function itemsOf(options: ReadRowOptions, field: Field, from: FieldMapping, cell: Cell | undefined, raw: string): readonly string[] {
  if (cell?.kind === 'list' && cell.items) return cell.items
  if (options.own) return splitList(taken(options, raw))
  if (from.values && Object.hasOwn(from.values, raw.trim())) return [raw]
  // One piece of evidence a row is what other organisations' tables hold: its title is no list.
  if (field.type === 'side' && from.split === undefined) return [raw]
  const mark = from.split === 'line' ? /\r?\n/ : (from.split ?? ';')
  const parts = raw.split(mark).map((part) => part.trim())
  return field.type === 'side' ? parts : parts.filter((part) => part !== '')
}
