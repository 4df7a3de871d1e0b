import type { Generated } from 'kysely'

export interface TopicTables {
  vault: { only_row: Generated<boolean>; fingerprint: Buffer }
  topics: {
    id: string
    stream: 'changes' | 'corrections' | 'reports'
    /** Canonical query string, without `?`. */
    query: string
    q: string | null
    theme: string | null
    institution: string | null
    status: string | null
    country: string | null
    overdue: Generated<boolean>
    stale: Generated<boolean>
    awaiting_reply: Generated<boolean>
    recommendation: string | null
    agreement: string | null
    kind: string | null
    created_at: Date
  }
  noted_events: { seq: number; significant: boolean }
  event_topics: { event_seq: number; topic_id: string }
  channel_cursors: { channel: string; next_seq: number }
}
