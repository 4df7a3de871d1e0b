import type { Localized } from './text.ts'

/** What an act of the journal was done to. */
export type JournalSubject =
  | 'account'
  | 'invitation'
  | 'api_key'
  | 'organisation'
  | 'institution'
  | 'source'
  | 'update'
  | 'proposal'
  | 'evidence'
  | 'file'
  | 'addressee'
  | 'schedule'
  | 'import'
  | 'baseline'
  | 'webhook'

/** Every act that the journal knows, with what it is done to. */
export const JOURNAL_ACTS = {
  account_created: 'account',
  account_disabled: 'account',
  account_invited: 'invitation',
  account_renamed: 'account',
  api_key_added: 'api_key',
  api_key_revoked: 'api_key',
  baseline_hastened: 'baseline',
  edition_approved: 'schedule',
  edition_hastened: 'schedule',
  edition_held: 'schedule',
  embargo_ended: 'evidence',
  evidence_added: 'evidence',
  file_stored: 'file',
  import_applied: 'import',
  import_check_started: 'import',
  import_discarded: 'import',
  import_received: 'import',
  import_reread: 'import',
  import_resumed: 'import',
  import_submitted: 'import',
  import_undone: 'import',
  institution_added: 'institution',
  invitation_renewed: 'invitation',
  invitation_revoked: 'invitation',
  organisation_added: 'organisation',
  organisation_ended: 'organisation',
  organisation_renamed: 'organisation',
  original_read: 'evidence',
  owner_set: 'addressee',
  password_changed: 'account',
  proposal_changed: 'proposal',
  proposal_discarded: 'proposal',
  proposal_returned: 'proposal',
  proposal_submitted: 'proposal',
  pseudonym_set: 'account',
  recovery_codes_renewed: 'account',
  role_changed: 'account',
  schedule_changed: 'schedule',
  schedule_created: 'schedule',
  schedule_ended: 'schedule',
  schedule_resumed: 'schedule',
  second_factor_off: 'account',
  second_factor_on: 'account',
  second_factor_reset: 'account',
  sessions_ended: 'account',
  sessions_of_another_ended: 'account',
  signed_out_everywhere: 'account',
  source_added: 'source',
  update_deleted: 'update',
  update_drafted: 'update',
  update_edited: 'update',
  update_returned: 'update',
  update_submitted: 'update',
  webhook_added: 'webhook',
  webhook_changed: 'webhook',
  webhook_deleted: 'webhook',
  webhook_disabled: 'webhook',
  webhook_old_secret_ended: 'webhook',
  webhook_replayed: 'webhook',
  webhook_secret_rotated: 'webhook',
  webhook_tested: 'webhook',
  webhook_turned_off: 'webhook',
  webhook_turned_on: 'webhook',
} as const satisfies Readonly<Record<string, JournalSubject>>

export type JournalAct = keyof typeof JOURNAL_ACTS

export interface JournalItem {
  readonly id: string
  /** ISO instant, UTC. */
  readonly at: string
  readonly who: { readonly id: string; readonly name: string }
  readonly act: JournalAct
  readonly subject: JournalSubject
  readonly subjectId: string
  /** What the workspace calls it; null: it has no name, or one that not every administrator should read here. */
  readonly subjectName: Localized | string | null
  /** Its page: below the language, or a permanent address (`/id/…`); null: it has none, is gone, or is somebody's draft. */
  readonly subjectPath: string | null
}

export interface JournalView {
  readonly items: readonly JournalItem[]
  /** `after` of the next page; null on the last. */
  readonly next: string | null
  /** As typed: `act`, `who`, `from`, `to`. */
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly first: boolean
  readonly people: readonly { readonly id: string; readonly name: string }[]
}
