import type { Generated } from 'kysely'

export interface ImportTables {
  import_batches: {
    id: string
    kind: 'recommendations' | 'sources' | 'institutions' | 'agreements' | 'positions' | 'updates' | 'activities'
    state: 'uploaded' | 'checking' | 'checked' | 'waiting' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed' | 'discarded'
    version: Generated<number>
    file_name: string
    file_bytes: number
    file_sha256: string
    /** How the file is to be read, where somebody said so. */
    hints: Generated<object>
    /** What was found out about the file; null until it was opened. */
    facts: object | null
    mapping: Generated<object>
    mode: 'drafts' | 'published' | null
    /** Problems by key and rows by what becomes of them. */
    counts: Generated<object>
    rows_total: number | null
    rows_done: Generated<number>
    /** The row of the file that the last finished step ended with. */
    done_through: Generated<number>
    fault: object | null
    failed_in: string | null
    created_by: string
    publisher_id: string | null
    undone_by: string | null
    created_at: Date
    changed_at: Date
    checked_at: Date | null
    applied_at: Date | null
    undone_at: Date | null
  }
  /** The file, in order, at most 256 KB each. */
  import_parts: { batch_id: string; part: number; content: Buffer }
  import_problems: {
    batch_id: string
    number: number
    row: number | null
    column: string | null
    severity: 'fault' | 'changed' | 'note'
    key: string
    values: Generated<Record<string, string | number>>
  }
  import_rows: {
    batch_id: string
    row: number
    outcome: 'added' | 'changed' | 'draft' | 'unchanged' | 'refused'
    subject_kind: string | null
    subject_id: string | null
    label: string | null
    fault: object | null
    undo: 'done' | 'kept' | null
    undo_fault: object | null
  }
  import_mappings: {
    id: string
    name: string
    kind: string
    header_sha256: string
    mapping: object
    created_by: string
    changed_at: Date
  }
}
