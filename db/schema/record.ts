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
  evidence_files: { sha256: string; name: string; media_type: string; bytes: number; content: Buffer }
  evidence: {
    id: string
    code: string | null
    kind: EvidenceKindColumn
    dated_on: string
    language: string
    captured_on: string | null
    sensitivity: 'public' | 'embargoed' | 'protected'
    embargo_until: string | null
    file_sha256: string | null
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
  }
  status_update_evidence: { status_update_id: string; evidence_id: string; position: number; announcement_only: boolean }
  withdrawals: { id: string; status_update_id: string; withdrawn_at: Date; event_seq: number }
}
