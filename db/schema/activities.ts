import type { JSONColumnType } from 'kysely'

type LocalizedColumn = Record<string, string>

export type ActivityKindColumn = 'record' | 'subtotal'

/** A notice about one row, as the reader of tables says it. */
export interface ActivityNoticeColumn {
  readonly key: string
  readonly column?: string
  readonly values?: Readonly<Record<string, string | number>>
}

export interface ActivityTables {
  activity_batches: {
    id: string
    title: LocalizedColumn
    publisher: string
    address: string | null
    licence: string
    language: string
    file_name: string
    file_sha256: string
    file_bytes: number
    columns: JSONColumnType<readonly string[]>
    created_by: string
    created_at: Date
    published_at: Date | null
    event_seq: number | null
    withdrawn_at: Date | null
    withdrawn_seq: number | null
    withdrawn_reason: LocalizedColumn | null
  }
  activities: {
    id: string
    batch_id: string
    row_number: number
    kind: ActivityKindColumn
    year: number | null
    year_from: 'fiscal' | 'start' | 'report' | null
    starts_on: string | null
    ends_on: string | null
    sort_on: string
    people: number | null
    cost_minor: number | null
    currency: string | null
    title: string | null
    unit: string | null
    partner_unit: string | null
    program: string | null
    place: string | null
    country: string | null
    country_code: string | null
    country_key: string
    report: string | null
    page: string | null
    fingerprint: Buffer
    repeat_of: number | null
    odd: number
    words: string
  }
  activity_rows: {
    activity_id: string
    raw: JSONColumnType<readonly string[]>
    notices: JSONColumnType<readonly ActivityNoticeColumn[]>
  }
  activity_sums: {
    batch_id: string
    kind: ActivityKindColumn
    year: number | null
    country_key: string
    country: string | null
    country_code: string | null
    currency: string | null
    records: number
    people: number
    without_people: number
    cost_minor: number
    without_cost: number
    repeats: number
    repeated_people: number
    repeated_cost: number
    odd: number
  }
  activity_citations: {
    id: string
    recommendation_id: string | null
    agreement_id: string | null
    evidence_id: string | null
    addressee_id: string | null
    /** Picked ones; null where it names a search. */
    activity_ids: string[] | null
    query: string | null
    found: number
    cited_at: Date
    event_seq: number
    withdrawn_at: Date | null
    withdrawn_seq: number | null
    /** Owner of the text that says why it was taken back. */
    withdrawal_id: string | null
  }
}
