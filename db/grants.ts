/** What the role that the service runs as may do with the rows of a table, besides reading them. Never TRUNCATE, TRIGGER, REFERENCES. */
export interface Grant {
  readonly insert?: true
  /** The column that stands for all when a row is locked, which takes the right to update one: a trigger refuses the update itself. */
  readonly lock?: string
  /** Which columns may be updated; `all` for a table of the service's own housekeeping. */
  readonly update?: 'all' | readonly string[]
  readonly delete?: true
}

const READ: Grant = {}
/** What is on the record, or loaded once: rows are added and never touched again. */
const APPEND: Grant = { insert: true }
/** Housekeeping: sessions, drafts, settings. */
const CHANGE: Grant = { insert: true, update: 'all', delete: true }

/**
 * Every table of the schema. A migration that makes a table adds its line here (a test asks for it); what has no line is given
 * nothing. Where drafts and published rows share a table, triggers that the service role cannot switch off keep the published.
 */
export const GRANTS: Readonly<Record<string, Grant>> = {
  kysely_migration: READ,
  kysely_migration_lock: READ,

  events: APPEND,
  journal_entries: APPEND,
  log_head: { update: ['size', 'last_instant'] },
  texts: { insert: true, update: ['body', 'salt', 'sealed_at', 'redacted_at'], delete: true },

  instance: { insert: true, update: ['catalogue_loaded_at'] },
  themes: APPEND,
  institutions: APPEND,
  sources: APPEND,
  areas: APPEND,
  agreement_types: { insert: true, lock: 'code' },
  agreement_type_areas: APPEND,
  legal_forms: APPEND,
  presence_modes: APPEND,
  concerns: APPEND,
  standards: APPEND,
  standard_references: APPEND,
  impacts: APPEND,
  benefits: APPEND,
  benefit_impacts: APPEND,
  claims: APPEND,
  claim_standards: APPEND,
  catalogue_quotes: APPEND,

  recommendations: { insert: true, lock: 'position' },
  recommendation_wordings: APPEND,
  recommendation_withdrawals: APPEND,
  recommendation_quotes: APPEND,
  recommendation_groups: APPEND,
  recommendation_would_show: APPEND,
  recommendation_concerns: APPEND,
  recommendation_standards: APPEND,
  recommendation_agreement_types: APPEND,
  recommendation_impacts: APPEND,
  recommendation_claims: APPEND,
  addressees: { insert: true, update: ['review_interval_days'] },
  addressee_due_dates: APPEND,
  positions: APPEND,
  indicators: { insert: true, lock: 'code' },
  milestones: APPEND,
  readings: APPEND,

  evidence: CHANGE,
  evidence_files: { insert: true, lock: 'name', delete: true },
  stored_files: { insert: true, update: ['content', 'touched_at', 'destroyed_at', 'removed_at'], delete: true },
  link_captures: { insert: true, update: ['requested_address', 'final_address'] },
  evidence_bearings: { insert: true, delete: true },
  proposals: { insert: true, update: 'all' },
  agreements: { insert: true, lock: 'slug' },
  agreement_versions: APPEND,
  agreement_parties: APPEND,
  agreement_evidence: APPEND,
  agreement_recommendations: APPEND,

  status_updates: CHANGE,
  status_update_evidence: CHANGE,
  withdrawals: APPEND,
  reply_invitations: { insert: true, lock: 'deadline_on' },
  replies: APPEND,
  reply_lapses: APPEND,
  redactions: APPEND,
  redacted_texts: APPEND,
  addressee_owners: CHANGE,
  unfinished_forms: CHANGE,

  report_schedules: CHANGE,
  report_schedule_versions: APPEND,
  report_periods: APPEND,
  editions: APPEND,
  edition_files: APPEND,
  edition_drafts: CHANGE,
  edition_attempts: CHANGE,
  report_requests: CHANGE,

  vault: APPEND,
  topics: { insert: true, delete: true },
  noted_events: APPEND,
  searched_texts: APPEND,
  circumstances: { insert: true, update: ['latest_seq'] },
  event_facts: APPEND,
  event_topics: { insert: true, delete: true },
  channel_cursors: CHANGE,
  standings: APPEND,
  search_documents: APPEND,
  search_words: APPEND,
  subscribers: CHANGE,
  subscriptions: CHANGE,
  subscription_requests: CHANGE,
  digest_runs: CHANGE,
  mails: CHANGE,
  mail_outage: CHANGE,
  hub_pings: CHANGE,
  webhook_keys: APPEND,
  webhooks: CHANGE,
  webhook_topics: CHANGE,
  webhook_deliveries: CHANGE,
  webhook_attempts: { insert: true, delete: true },

  activity_batches: {
    insert: true,
    update: ['published_at', 'event_seq', 'withdrawn_at', 'withdrawn_seq', 'withdrawn_reason'],
    delete: true,
  },
  activities: { insert: true, delete: true },
  activity_rows: { insert: true, delete: true },
  activity_sums: { insert: true, delete: true },
  activity_citations: { insert: true, update: ['withdrawn_at', 'withdrawn_seq', 'withdrawal_id'] },

  import_batches: CHANGE,
  import_parts: CHANGE,
  import_problems: CHANGE,
  import_rows: CHANGE,
  import_mappings: CHANGE,

  dumps: CHANGE,
  dump_files: CHANGE,
  dump_parts: CHANGE,

  processes: CHANGE,

  users: CHANGE,
  sessions: CHANGE,
  credentials: CHANGE,
  verifications: CHANGE,
  sign_in_rates: CHANGE,
  sign_in_requests: CHANGE,
  sign_in_links: CHANGE,
  second_factors: CHANGE,
  recovery_codes: { insert: true, update: ['used_at'], delete: true },
  api_keys: { insert: true, update: 'all' },
  api_requests: CHANGE,
  organisations: CHANGE,
  accounts: { insert: true, update: 'all' },
  invitations: CHANGE,
}
