import type { Generated } from 'kysely'

export type EvidenceKindColumn =
  | 'official_text'
  | 'official_statement'
  | 'parliamentary_record'
  | 'court_or_audit'
  | 'information_request'
  | 'press'
  | 'testimony'
  | 'data_set'

export type StatusColumn =
  | 'not_assessed'
  | 'no_evidence'
  | 'not_started'
  | 'committed'
  | 'partial'
  | 'substantial'
  | 'implemented'
  | 'reversed'

export interface RecordTables {
  addressees: {
    id: string
    recommendation_id: string
    institution_id: string
    basis: 'source' | 'elaboration'
    position: number
    review_interval_days: Generated<number>
    added_at: Date
  }
  addressee_due_dates: { id: string; addressee_id: string; due_on: string | null; recorded_at: Date; event_seq: number }
  positions: {
    id: string
    addressee_id: string
    position: 'none_stated' | 'accepted' | 'accepted_in_part' | 'noted' | 'rejected'
    stated_on: string
    evidence_id: string
    recorded_at: Date
    event_seq: number
  }
  stored_files: {
    sha256: string
    bytes: number
    place: 'database' | 'objects'
    content: Buffer | null
    touched_at: Date
    destroyed_at: Date | null
    removed_at: Date | null
  }
  evidence_files: {
    id: string
    /** As it was called where it came from: private. */
    name: string
    media_type: 'application/pdf' | 'image/png' | 'image/jpeg'
    pages: number | null
    original_sha256: string
    original_bytes: number
    public_sha256: string
    public_bytes: number
    uploaded_by: string
    uploaded_at: Date
  }
  link_captures: {
    id: string
    evidence_id: string
    captured_at: Date
    /** withheld: the server is there and does not give it to us; not_allowed: the address leads inside. */
    outcome: 'captured' | 'too_large' | 'failed' | 'withheld' | 'not_allowed'
    requested_address: string | null
    final_address: string | null
    http_status: number | null
    media_type: string | null
    bytes: number | null
    sha256: string | null
    fault: string | null
  }
  evidence: {
    id: string
    code: string | null
    kind: EvidenceKindColumn
    dated_on: string
    language: string
    captured_on: string | null
    sensitivity: 'public' | 'embargoed' | 'protected'
    embargo_until: string | null
    file_id: string | null
    /** Of the public copy. */
    file_sha256: string | null
    original_sha256: string | null
    created_by: string
    created_at: Date
    public_at: Date | null
    event_seq: number | null
  }
  evidence_bearings: { evidence_id: string; recommendation_id: string }
  status_updates: {
    id: string
    addressee_id: string
    status: Exclude<StatusColumn, 'not_assessed'>
    effective_on: string
    significance: 'significant' | 'minor'
    state: 'draft' | 'submitted' | 'returned' | 'published'
    version: Generated<number>
    author_id: string
    corrects_id: string | null
    created_at: Date
    changed_at: Date
    submitted_at: Date | null
    return_comment: string | null
    publisher_id: string | null
    previous_status: StatusColumn | null
    single_person: Generated<boolean>
    published_at: Date | null
    event_seq: number | null
    /** Under whose name it is written; `byline` is that name as it stood then, null for the author's own public name. */
    byline_kind: Generated<'own' | 'organisation' | 'pseudonym'>
    byline: string | null
    /** The same for updates that were written in one act for several addressees. */
    batch_id: string | null
  }
  status_update_evidence: { status_update_id: string; evidence_id: string; position: number; announcement_only: boolean }
  withdrawals: { id: string; status_update_id: string; withdrawn_at: Date; event_seq: number }
}
