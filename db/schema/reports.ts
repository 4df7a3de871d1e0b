import type { Generated } from 'kysely'

export interface ReportTables {
  report_schedules: {
    id: string
    slug: string
    cadence: 'monthly' | 'quarterly' | 'yearly'
    time_zone: string
    languages: string[]
    active_from: Date
    ended_at: Date | null
  }
  report_periods: { schedule_id: string; period_start: string; period_end: string; ends_at: Date; enqueued_at: Date }
  editions: {
    id: string
    number: number
    slug: string
    kind: 'baseline' | 'monthly' | 'quarterly' | 'yearly'
    schedule_id: string | null
    period_start: string | null
    period_end: string | null
    revision: Generated<number>
    supersedes_id: string | null
    time_zone: string
    as_of: Date
    late: boolean
    snapshot: string
    snapshot_sha256: string
    issued_at: Date
    event_seq: number
  }
  edition_files: {
    edition_id: string
    language: string
    media_type: string
    content: Buffer
    bytes: number
    sha256: string
    pages: number
  }
}
