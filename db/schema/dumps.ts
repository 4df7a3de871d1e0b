export interface DumpTables {
  dumps: {
    id: string
    /** Whose beginning, in the record's zone, the dump speaks of. */
    day: string
    as_of: Date
    log_size: number
    log_root: Buffer
    /** How many redactions the record had when it was made: a later one makes it anew. */
    redactions: number
    state: 'making' | 'made'
    run: string | null
    began_at: Date
    made_at: Date | null
  }
  dump_files: { dump_id: string; name: string; position: number; media_type: string; rows: number | null; bytes: number; sha256: string }
  /** The compressed bytes of a file, in pieces. */
  dump_parts: { dump_id: string; name: string; part: number; content: Buffer }
}
