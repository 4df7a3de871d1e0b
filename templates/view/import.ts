/** What an import may bring. */
export const IMPORT_KINDS = ['recommendations', 'sources', 'institutions', 'agreements', 'positions', 'updates', 'activities'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'waiting'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'failed'
  | 'discarded'

/** fault: the row stays out; changed: a value was read as another; note: odd, and left as it is. */
export const SEVERITIES = ['fault', 'changed', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

export const OUTCOMES = ['added', 'changed', 'draft', 'unchanged', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type ImportMode = 'drafts' | 'published'

/** A sentence by its key, with what stands in it. */
export interface Said {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

export interface ImportProblem extends Said {
  /** As the file counts it; null: the file as a whole. */
  readonly row: number | null
  /** The column's header. */
  readonly column: string | null
  readonly severity: Severity
}

/** Where one field of the record comes from. */
export interface FieldMapping {
  /** Header of a column; absent: the constant alone. */
  readonly column?: string
  /** For rows where the column is missing or empty; `{row}` in it stands for the row's number. */
  readonly constant?: string
  /** What their values mean here, by the value as it stands in the file. */
  readonly values?: Readonly<Record<string, string>>
  /** What separates several values in one cell; absent: `;`. `line`: a line break. */
  readonly split?: string
  /** In which order `03/04/2026` stands; absent: such dates are faults. */
  readonly dates?: 'day_first' | 'month_first'
}
export type Mapping = Readonly<Record<string, FieldMapping>>

export interface ImportColumn {
  readonly header: string
  readonly samples: readonly string[]
}

/** What was found out about a file. */
export interface ImportFacts {
  readonly format: string
  readonly encoding: string | null
  readonly encodingGuessed: boolean
  /** The candidates of a guess with a place as each would read. */
  readonly encodings: readonly { readonly name: string; readonly sample: string }[]
  readonly separator: string | null
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly headerRow: number | null
  readonly columns: readonly ImportColumn[]
}

export interface ImportCounts {
  /** By what became, or would become, of a row. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  /** By severity, then key. */
  readonly problems: readonly {
    readonly key: string
    readonly severity: Severity
    readonly count: number
    /** What stands in the first of them. */
    readonly example?: Readonly<Record<string, string | number>>
  }[]
  readonly undone?: number
  readonly kept?: number
}

export interface ImportBatch {
  readonly id: string
  readonly kind: ImportKind
  readonly state: ImportState
  readonly version: number
  readonly fileName: string
  readonly fileBytes: number
  readonly fileSha256: string
  readonly hints: ImportHints
  readonly facts: ImportFacts | null
  readonly mapping: Mapping
  readonly mode: ImportMode | null
  readonly counts: ImportCounts
  readonly rowsTotal: number | null
  readonly rowsDone: number
  readonly fault: Said | null
  readonly failedIn: string | null
  readonly createdBy: string
  readonly createdById: string
  readonly publisher: string | null
  readonly undoer: string | null
  readonly createdAt: string
  /** When it came to the state where it is. */
  readonly changedAt: string
  readonly appliedAt: string | null
  readonly undoneAt: string | null
}

/** What somebody who knows better says of the file. */
export interface ImportHints {
  readonly encoding?: string
  readonly separator?: string
  readonly sheet?: string
  readonly headerRow?: number | null
  readonly repair?: readonly string[]
}
