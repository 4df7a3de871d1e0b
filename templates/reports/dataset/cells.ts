import { dayOf } from '../normalise/edition-words.ts'
import type { Localized } from '../../view/text.ts'
import type { CellContext, Column, ColumnName } from './table.ts'

/** A text in the table's language, or in the other one where it lacks; empty when there is none. */
export function textIn(text: Localized, { words }: CellContext): string {
  return words.pick(text)?.text ?? ''
}

/** The calendar day of an instant in the edition's zone, `YYYY-MM-DD`; empty when there is none. */
export function dayIn(instant: string | null | undefined, { timeZone }: CellContext): string {
  return instant ? dayOf(instant, timeZone) : ''
}

/** A free text, and beside it the language that it really is in: a missing translation is never passed off as one. */
export function freeText<Row>(name: ColumnName, language: ColumnName, of: (row: Row) => Localized): Column<Row>[] {
  return [
    { name, type: 'string', cell: (row, context) => textIn(of(row), context) },
    { name: language, type: 'language', cell: (row, { words }) => words.pick(of(row))?.language ?? '' },
  ]
}

/** A column whose cells are a value of the row as it is, empty where there is none. */
export function plain<Row>(
  name: ColumnName,
  type: Column<Row>['type'],
  of: (row: Row) => string | number | boolean | null | undefined,
  required?: 'required',
): Column<Row> {
  return { name, type, ...(required ? { required: true } : {}), cell: (row) => String(of(row) ?? '') }
}
