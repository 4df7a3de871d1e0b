import type { Generated } from 'kysely'

export type RedactionGroundColumn = 'personal_data' | 'safety' | 'court_order' | 'unlawful_content'

export type RedactionOwnerColumn =
  | 'update'
  | 'reply'
  | 'position'
  | 'evidence'
  | 'withdrawal'
  | 'recommendation_withdrawal'
  | 'indicator'
  | 'milestone'
  | 'reading'
  | 'agreement'
  | 'edition'
  | 'citation'

export interface ReplyTables {
  reply_invitations: {
    id: string
    status_update_id: string
    institution_id: string
    invited_at: Date
    deadline_on: string
    event_seq: number
  }
  replies: { id: string; reply_invitation_id: string; published_at: Date; late: Generated<boolean>; event_seq: number }
  reply_lapses: { id: string; reply_invitation_id: string; lapsed_at: Date; event_seq: number }
  redactions: {
    id: string
    owner_id: string
    owner_kind: RedactionOwnerColumn
    ground: RedactionGroundColumn
    file_sha256: string | null
    /** In the record's zone. */
    redacted_on: string
    redacted_at: Date
    event_seq: number
  }
  redacted_texts: { owner_id: string; field: string; language: string; redaction_id: string }
}
