import type { Generated } from 'kysely'

export type DeliveryState = 'waiting' | 'sending' | 'accepted' | 'failed' | 'held'

export interface WebhookTables {
  /** The key whose public half is published; one row. */
  webhook_keys: { only_row: Generated<boolean>; public_key: Buffer; private_sealed: Buffer; created_at: Date }
  webhooks: {
    id: string
    /** Whose it is: a member organisation's, or one account's. */
    organisation_id: string | null
    account_id: string | null
    /** Who made it or changed it last, and is written to when it is disabled. */
    keeper_id: string
    language: string
    version: Generated<number>
    address: string
    host: string
    description: string
    created_at: Date
    /** `off` by its owner, `disabled` by the service. */
    state: 'on' | 'off' | 'disabled'
    disabled_at: Date | null
    disabled_reason: 'gone' | 'exhausted' | null
    owner_told_at: Date | null
    secret_sealed: Buffer
    secret_made_at: Date
    old_secret_sealed: Buffer | null
    old_secret_until: Date | null
    /** Failed tries since the last accepted one. */
    failures: Generated<number>
    /** How long the last answer took. */
    last_ms: Generated<number>
    /** The receiver is left alone until then. */
    not_before: Date | null
    accepted_at: Date | null
  }
  /** Acts from `from_seq` on are told. */
  webhook_topics: { webhook_id: string; topic_id: string; from_seq: number }
  webhook_deliveries: {
    id: string
    webhook_id: string
    /** Null: a test. */
    event_seq: number | null
    /** `held`: not sent, because the webhook is off or disabled. */
    state: DeliveryState
    /** Since it was made or last replayed. */
    tries: Generated<number>
    created_at: Date
    first_tried_at: Date | null
    next_try_at: Date
    claimed_by: string | null
    lease_until: Date | null
    finished_at: Date | null
  }
  webhook_attempts: { id: string; delivery_id: string; began_at: Date; milliseconds: number; status: number | null; fault: string | null }
}
