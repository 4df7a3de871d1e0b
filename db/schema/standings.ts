export interface StandingTables {
  /** How an addressee stood from an act on, until its next row: derived from the record, behind the log. */
  standings: {
    addressee_id: string
    from_seq: number
    from_at: Date
    status: string
    since: string | null
    due_on: string | null
    position: string | null
    last_published_at: Date | null
    /** The last day of the open invitation to reply that lasts longest. */
    awaiting_until: string | null
    withdrawn: boolean
  }
  search_documents: {
    subject_id: string
    /** Of the wording; 1 for what has none. */
    version: number
    subject: 'recommendation' | 'institution' | 'theme' | 'concern' | 'standard'
    /** Code or slug of the subject. */
    code: string
    vector: string
  }
  search_words: { word: string; folded: string; vector: string }
}
