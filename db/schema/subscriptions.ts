import type { Generated, GeneratedAlways } from 'kysely'

export type FrequencyColumn = 'at_once' | 'daily' | 'weekly' | 'reports'

/** Why a subscription ended. */
export type EndReason = 'by_subscriber' | 'one_click' | 'bounce' | 'complaint' | 'topic_gone' | 'by_operator'

export interface SubscriptionTables {
  subscribers: {
    id: string
    address_fingerprint: Buffer
    address_sealed: Buffer
    language: string
    attach_reports: Generated<boolean>
    created_at: Date
    /** Set when the last subscription ended. */
    delete_after: Date | null
    /** Links to the preferences that were made before do not open any more; null: all of them open. */
    links_since: Date | null
  }
  subscriptions: {
    id: string
    subscriber_id: string
    topic_id: string
    frequency: FrequencyColumn
    requested_at: Date
    confirm_before: Date
    confirmed_at: Date | null
    /** The first act that is told. */
    from_seq: number | null
    ended_at: Date | null
    end_reason: EndReason | null
  }
  subscription_requests: {
    id: string
    kind: 'subscribe' | 'access'
    requested_at: Date
    address_fingerprint: Buffer
    client_fingerprint: Buffer
    /** Null, like what was asked for, once it was answered. */
    address_sealed: Buffer | null
    topic: string | null
    frequency: FrequencyColumn | null
    language: string | null
    answered_at: Date | null
    /** Whether the answer was a mail. */
    mailed: Generated<boolean>
  }
  digest_runs: {
    id: string
    frequency: 'daily' | 'weekly'
    /** Day in the zone of the reports. */
    runs_on: string
    /** The acts [from_seq, to_seq). */
    from_seq: number
    to_seq: number
    started_at: Date
    enqueued_at: Date | null
    finished_at: Date | null
  }
  mails: {
    id: string
    subscriber_id: string
    kind: 'confirmation' | 'access' | 'at_once' | 'edition' | 'digest'
    subscription_id: string | null
    event_seq: number | null
    run_id: string | null
    message_id: string
    state: 'waiting' | 'sending' | 'sent' | 'refused' | 'dropped'
    attempts: Generated<number>
    created_at: Date
    next_try_at: Date
    claimed_by: string | null
    lease_until: Date | null
    finished_at: Date | null
    /** Code and enhanced code of the server's answer; never its text, which may hold an address. */
    response: string | null
    /** 0 what somebody waits for (confirmation, access), 1 at once and editions, 2 digests. */
    priority: GeneratedAlways<number>
  }
  /** One row while the mail server takes nothing; none otherwise. */
  mail_outage: {
    only_row: Generated<boolean>
    since: Date
    /** One of a closed set; never the server's text. */
    reason: string
    /** How many tries have failed since. */
    probes: Generated<number>
    next_probe_at: Date
  }
}
