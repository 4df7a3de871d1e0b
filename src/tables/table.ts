import type { MessageKey } from '../../templates/i18n/index.ts'
import type { TableLimits } from './limits.ts'

export type NoticeKey = Extract<MessageKey, `imports.read.${string}`>

/** Something odd about a file, said to whoever brought it: never corrected in silence. */
export interface Notice {
  readonly key: NoticeKey
  /** As the row is counted in the file: see Row. */
  readonly row?: number
  /** The column's name, as Column.header. */
  readonly column?: string
  readonly values?: Readonly<Record<string, string | number>>
}

export type CellKind = 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'list' | 'error'

/**
 * One cell. `text` is what the file holds, as written (numbers and booleans of JSON and workbooks in their plain form, dates as
 * `2019-07-10` or `2019-07-10T14:30:00`, instants in UTC with `Z`, lists joined by a line break). CSV knows `empty` and `text` only.
 */
export interface Cell {
  readonly text: string
  readonly kind: CellKind
  /** Of a list: its parts. */
  readonly items?: readonly string[]
}

export interface Row {
  /** Spreadsheets and CSV: the row as a spreadsheet program numbers it, from 1. NDJSON: the line, from 1. JSON: the object, from 1. */
  readonly row: number
  /** As many as there are columns, or more when the row is longer than the header: nothing is dropped. */
  readonly cells: readonly Cell[]
  /** What was odd in this row. */
  readonly notices: readonly Notice[]
}

export interface Column {
  readonly index: number
  /** Distinct among the columns; never empty. */
  readonly header: string
  /** Up to three different values that are not empty, shortened. */
  readonly samples: readonly string[]
}

export type TableFormat = 'csv' | 'tsv' | 'xlsx' | 'json' | 'ndjson'
export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'
export type Separator = ',' | ';' | '\t' | '|'

export interface EncodingGuess {
  readonly name: EncodingName
  /** How many of the bytes beyond ASCII become plausible letters or signs, 0 to 1. */
  readonly score: number
  /** A few places as they would read. */
  readonly samples: readonly string[]
}

export interface Encoding {
  readonly name: EncodingName
  /** False: declared by its first bytes, or valid UTF-8, or given as a hint. */
  readonly guessed: boolean
  /** When guessed: every candidate, the chosen one first. */
  readonly candidates: readonly EncodingGuess[]
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
}

export interface TableFile {
  readonly name: string
  readonly path?: string
  readonly bytes?: Uint8Array
}

/** What somebody who knows better says of the file. */
export interface TableHints {
  readonly format?: TableFormat | undefined
  readonly encoding?: EncodingName | undefined
  readonly separator?: Separator | undefined
  readonly sheet?: string | undefined
  /** The row that holds the names of the columns; null: there is none. */
  readonly headerRow?: number | null | undefined
  /** Damage to undo in every cell; without it, it is only said. */
  readonly repair?: { readonly mojibake?: boolean; readonly escapes?: boolean; readonly entities?: boolean } | undefined
  readonly limits?: Partial<TableLimits> | undefined
}

export interface Table {
  readonly format: TableFormat
  readonly encoding: Encoding | null
  readonly separator: Separator | null
  /** Of a workbook: all its sheets; `sheet` is the one that is read. */
  readonly sheets: readonly Sheet[]
  readonly sheet: string | null
  /** Null: the file names no columns in a row of its own. */
  readonly headerRow: number | null
  readonly columns: readonly Column[]
  /** About the file as a whole; what is odd in a row comes with the row. */
  readonly notices: readonly Notice[]
  /** Every row below the header, blank ones left out. Can be read again and again. Throws Invalid (field `file`) at a limit. */
  rows(): AsyncIterable<Row>
}
