export interface ProcessTables {
  processes: {
    id: string
    mode: 'all' | 'web' | 'worker'
    version: string
    host: string
    pid: number
    /** By the database's clock, like `seen_at`, so that machines whose clocks differ are seen alike. */
    started_at: Date
    seen_at: Date
    /** When it last finished a job; null: none yet, or it takes none. */
    worked_at: Date | null
    pool_open: number
    pool_idle: number
    pool_waiting: number
    /** The longest of most (99 %) delays of its event loop since the beat before. */
    loop_delay_ms: number
    memory_bytes: number
  }
}
