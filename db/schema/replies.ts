export interface ReplyTables {
  reply_invitations: {
    id: string
    status_update_id: string
    institution_id: string
    invited_at: Date
    deadline_on: string
    event_seq: number
  }
  replies: { id: string; reply_invitation_id: string; published_at: Date; event_seq: number }
}
