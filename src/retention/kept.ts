export interface Kept {
  readonly tables: readonly string[]
  /** For how long, as the operator reads it. */
  readonly long: string
  /** The tick of the schedule that removes rows, or in words what else does; null: nothing ever does. */
  readonly by: { readonly tick: string } | { readonly act: string } | null
}

const FOR_EVER = 'for ever: it is on the record, or says what it means'

/** Every table of the schema, once, with how long its rows are kept and what removes them (a test compares it with the schema). */
export const KEPT: readonly Kept[] = [
  {
    tables: [
      'events',
      'log_head',
      'recommendations',
      'recommendation_wordings',
      'recommendation_withdrawals',
      'recommendation_quotes',
      'recommendation_groups',
      'recommendation_would_show',
      'recommendation_concerns',
      'recommendation_standards',
      'recommendation_agreement_types',
      'recommendation_impacts',
      'recommendation_claims',
      'addressees',
      'addressee_due_dates',
      'positions',
      'indicators',
      'milestones',
      'readings',
      'agreements',
      'agreement_versions',
      'agreement_parties',
      'agreement_evidence',
      'agreement_recommendations',
      'evidence_bearings',
      'link_captures',
      'withdrawals',
      'reply_invitations',
      'replies',
      'reply_lapses',
      'redactions',
      'redacted_texts',
      'report_schedules',
      'report_schedule_versions',
      'report_periods',
      'editions',
      'edition_files',
      'activity_citations',
      'organisations',
      'accounts',
    ],
    long: FOR_EVER,
    by: null,
  },
  {
    tables: [
      'instance',
      'themes',
      'institutions',
      'sources',
      'areas',
      'agreement_types',
      'agreement_type_areas',
      'legal_forms',
      'presence_modes',
      'concerns',
      'standards',
      'standard_references',
      'impacts',
      'benefits',
      'benefit_impacts',
      'claims',
      'claim_standards',
      'catalogue_quotes',
    ],
    long: 'for ever: the catalogue',
    by: null,
  },
  {
    tables: ['standings', 'search_documents', 'search_words', 'noted_events', 'searched_texts', 'circumstances', 'event_facts'],
    long: 'for ever: what is asked of the record, computed once',
    by: null,
  },
  { tables: ['journal_entries'], long: 'for ever: who did what in the workspace and in the administration', by: null },
  {
    tables: ['kysely_migration', 'kysely_migration_lock', 'channel_cursors', 'vault', 'webhook_keys'],
    long: 'for ever: a few rows',
    by: null,
  },
  { tables: ['digest_runs'], long: 'for ever: a few rows a day', by: null },
  {
    tables: ['texts', 'evidence', 'status_updates', 'status_update_evidence', 'proposals'],
    long: 'for ever once they are published; drafts until they are discarded; a redacted text leaves its digest',
    by: { act: 'discarding a draft; redaction' },
  },
  {
    tables: ['evidence_files', 'stored_files'],
    long: 'for ever where evidence cites them; an upload that nothing took 30 days, bytes without an upload a day',
    by: { tick: 'remove-unused-files' },
  },
  { tables: ['unfinished_forms'], long: '90 days after the last letter', by: { tick: 'drop-old-unfinished' } },
  {
    tables: ['addressee_owners', 'edition_drafts'],
    long: 'as long as they stand',
    by: { act: 'setting another owner; issuing the edition' },
  },
  { tables: ['edition_attempts'], long: '30 days after the edition came out', by: { tick: 'drop-old-attempts' } },
  { tables: ['report_requests'], long: '7 days', by: { tick: 'remove-expired-reports' } },
  { tables: ['topics', 'event_topics'], long: 'as long as somebody follows them', by: { tick: 'remove-unfollowed-topics' } },
  {
    tables: ['subscribers', 'subscriptions', 'subscription_requests'],
    long: 'unconfirmed 7 days after the mail about it left, ended 28 days; an answered request a day',
    by: { tick: 'remove-lapsed-subscribers' },
  },
  { tables: ['mails'], long: '90 days after they left, were refused or dropped; they hold no address', by: { tick: 'remove-old-mails' } },
  { tables: ['mail_outage'], long: 'until the mail server takes mail again', by: { act: 'the next mail that it takes' } },
  { tables: ['hub_pings'], long: 'until the hub took them; given up, 7 days', by: { tick: 'enqueue-due-pings' } },
  { tables: ['webhooks', 'webhook_topics'], long: 'until their owner deletes them', by: { act: 'deleting the webhook' } },
  { tables: ['webhook_deliveries', 'webhook_attempts'], long: '30 days', by: { tick: 'drop-old-deliveries' } },
  {
    tables: ['activity_batches', 'activities', 'activity_rows', 'activity_sums'],
    long: 'for ever once they are published; before that until they are discarded',
    by: { act: 'discarding the batch' },
  },
  {
    tables: ['import_batches', 'import_parts', 'import_problems', 'import_rows'],
    long: 'for ever where something came in; else 90 days after the last change',
    by: { tick: 'drop-old-imports' },
  },
  { tables: ['import_mappings'], long: 'for ever: how columns were read, by name', by: null },
  {
    tables: ['dumps', 'dump_files', 'dump_parts'],
    long: 'the bytes of the two latest; rows and digests for ever',
    by: { act: 'the next night’s dump' },
  },
  { tables: ['processes'], long: 'a day after they were last seen', by: { act: 'the beat of the others' } },
  { tables: ['users', 'credentials'], long: 'as long as the account', by: null },
  {
    tables: ['sessions', 'verifications', 'sign_in_requests', 'sign_in_links', 'sign_in_rates'],
    long: 'until they expire; what was counted or asked for, a day',
    by: { tick: 'drop-old-access' },
  },
  {
    tables: ['second_factors', 'recovery_codes'],
    long: 'until they are ended or reset',
    by: { act: 'the account’s owner or an administrator' },
  },
  { tables: ['api_keys', 'invitations'], long: 'for ever: who was let in; the secret itself is not there', by: null },
  { tables: ['api_requests'], long: 'a day', by: { tick: 'drop-old-api-requests' } },
]

/** The lines of the list in docs/operation.md. */
export function describeKept(): readonly string[] {
  return KEPT.map(({ tables, long, by }) => {
    const what = by === null ? 'nothing' : 'tick' in by ? `\`${by.tick}\`` : by.act
    return `- ${tables.map((table) => `\`${table}\``).join(', ')}: ${long}. Removed by: ${what}.`
  })
}
