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
    /** Codes, of what its recommendation answers, rests on and covers. */
    concern: string | null
    standard: string | null
    agreement_type: string | null
    recommendation: string | null
    agreement: string | null
    kind: string | null
    /** Of `q`. */
    words: readonly string[] | null
    created_at: Date
  }
  noted_events: { seq: number; significant: boolean }
  circumstances: {
    /** Digest of all that follows but the latest act. */
    id: string
    /** `reports`: what an edition is about, for those who follow reports alone. */
    stream: 'changes' | 'reports'
    kind: string
    addressee_id: string | null
    recommendation: string | null
    theme: string | null
    institution: string | null
    country: string | null
    agreement: string | null
    status: string | null
    overdue: boolean
    stale: boolean
    awaiting_reply: boolean
    /** An edition about the whole record. */
    everything: boolean
    searched_id: string | null
    /** Of the latest act that had them. */
    latest_seq: number
  }
  /** Folded; the id is its digest. */
  searched_texts: { id: string; body: string }
  event_facts: { circumstance_id: string; event_seq: number }
  event_topics: { event_seq: number; topic_id: string }
  channel_cursors: { channel: string; next_seq: number }
}
