import type { Generated } from 'kysely'

export interface LogTables {
  log_head: { only_row: Generated<boolean>; size: number; last_instant: Date }
  events: {
    seq: number
    id: string
    kind: string
    occurred_at: Date
    tag: string
    leaf: string
    leaf_hash: Buffer
    single_person: Generated<boolean>
    account_id: string
    actor: string
    recommendation_id: string | null
    addressee_id: string | null
    status_update_id: string | null
    position_id: string | null
    due_date_id: string | null
    evidence_id: string | null
    agreement_id: string | null
    edition_id: string | null
  }
  journal_entries: { id: string; occurred_at: Date; account_id: string; act: string; subject_id: string; entry: string }
  texts: {
    owner_id: string
    field: string
    language: string
    body: string | null
    salt: Buffer | null
    digest: string
    sealed_at: Date | null
    redacted_at: Date | null
  }
}
