import type { MessageValues } from '../../templates/i18n/index.ts'
import type { NoticeKey } from './table.ts'

/** What was odd in one cell; the caller adds row and column. */
export interface CellNotice {
  readonly key: NoticeKey
  readonly values?: MessageValues
}

/** What a cell was read as. Null: it is empty (then nothing is said), or it could not be read (then it says why). */
export interface CellRead<Value> {
  readonly value: Value | null
  readonly notices: readonly CellNotice[]
}

export const NOTHING: CellRead<never> = { value: null, notices: [] }

export function readAs<Value>(value: Value, ...notices: readonly CellNotice[]): CellRead<Value> {
  return { value, notices }
}

export function unread(key: NoticeKey, text: string, values: MessageValues = {}): CellRead<never> {
  return { value: null, notices: [{ key, values: { text: shortened(text), ...values } }] }
}

export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line
}
