import type { Generated } from 'kysely'

type LocalizedColumn = Record<string, string>

export type CadenceColumn = 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'cron'

export interface ReportTables {
  report_schedules: { id: string; slug: string; active_from: Date; ended_at: Date | null }
  report_schedule_versions: {
    schedule_id: string
    version: number
    in_force_from: Date
    name: LocalizedColumn
    cadence: CadenceColumn
    cron: string | null
    time_zone: string
    scope: string
    length: 'full' | 'brief'
    languages: string[]
    topics: string[]
    hold_days: number | null
    ended: Generated<boolean>
    account_id: string | null
  }
  report_periods: {
    schedule_id: string
    period_start: string
    period_end: string
    name: string
    starts_at: Date
    ends_at: Date
    opened_at: Date
  }
  editions: {
    id: string
    number: number
    slug: string
    kind: 'baseline' | CadenceColumn
    name: LocalizedColumn | null
    schedule_id: string | null
    period_start: string | null
    period_end: string | null
    revision: Generated<number>
    supersedes_id: string | null
    time_zone: string
    as_of: Date
    late: boolean
    /** Of one that was held for an editor: who let it go, or that the deadline did. */
    approval: { readonly by: 'editor'; readonly name: string } | { readonly by: 'deadline' } | null
    layout: string
    scope: string
    figures: unknown
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
  edition_drafts: {
    schedule_id: string
    period_start: string
    held_at: Date
    release_at: Date
    approved_at: Date | null
    account_id: string | null
  }
  edition_attempts: {
    id: string
    schedule_id: string | null
    period_start: string | null
    failed_at: Date
    /** Message key with its values. */
    error: { readonly key: string; readonly values?: Readonly<Record<string, string | number>> }
  }
  report_requests: {
    id: string
    fingerprint: string
    language: string
    length: 'full' | 'brief'
    scope: string
    as_of: Date
    travelled: boolean
    requested_at: Date
    expires_at: Date
    state: 'waiting' | 'working' | 'done' | 'failed'
    attempts: Generated<number>
    run: string | null
    began_at: Date | null
    parts_done: Generated<number>
    parts: Generated<number>
    finished_at: Date | null
    /** Message key of what was wrong, with its values. */
    error: { readonly key: string; readonly values?: Readonly<Record<string, string | number>> } | null
    content: Buffer | null
    bytes: number | null
    sha256: string | null
    pages: number | null
  }
}
