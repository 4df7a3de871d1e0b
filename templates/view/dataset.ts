import type { MessageKey } from '../i18n/index.ts'

export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'partial_date' | 'instant' | 'list'

/** A column of a data set. Its name is public contract and never changes. */
export interface ColumnView {
  readonly name: string
  readonly type: ColumnType
  readonly meaning: MessageKey
  /** Of a text that stands in one column a language; else null. */
  readonly language: string | null
  /** An import can bring it to another instance with the same catalogue; the rest only this instance can know. */
  readonly portable: boolean
  /** Name of the data set in whose key each value, or each item of a list, is found; else null. */
  readonly refersTo: string | null
}

/** One public table, without its rows. */
export interface DatasetView {
  readonly name: DatasetName
  /** The column by which one row is found. */
  readonly key: string
  readonly columns: readonly ColumnView[]
}

export const DATASET_NAMES = [
  'recommendations',
  'addressees',
  'positions',
  'updates',
  'evidence',
  'institutions',
  'agreements',
  'indicators',
  'milestones',
  'readings',
  'replies',
  'editions',
  'events',
  'activities',
  'themes',
  'concerns',
  'standards',
  'sources',
  'agreement_types',
] as const
export type DatasetName = (typeof DATASET_NAMES)[number]

/** What the files of a dump speak of. */
export interface DumpMoment {
  /** ISO 8601 with milliseconds, UTC: everything strictly before it counts. */
  readonly asOf: string
  /** Events that the log held then, and the root of its tree (RFC 6962), base64. */
  readonly logSize: number
  readonly logRoot: string
}

export interface DumpFileView {
  readonly name: string
  readonly mediaType: string
  /** Of a table; null for the other files. */
  readonly rows: number | null
  readonly bytes: number
  readonly sha256: string
}
