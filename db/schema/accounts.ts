import type { Generated } from 'kysely'

type Text = Record<string, string>

export type RoleColumn = 'contributor' | 'editor' | 'institution' | 'administrator' | 'system'

export interface AccountTables {
  users: {
    id: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    created_at: Date
    updated_at: Date
  }
  sessions: {
    id: string
    user_id: string
    token: string
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    /** Started from a link sent to the address: until then a new password may be set without the old one. */
    password_free_until: Generated<Date | null>
    /** Null: the identity provider. */
    started_by: Generated<'password' | 'link' | null>
    /** When the second factor was passed; null: not asked for, or not yet. */
    second_factor_at: Generated<Date | null>
    /** By the database's clock, as exact as a quarter of an hour. */
    last_seen_at: Generated<Date>
    created_at: Date
    updated_at: Date
  }
  verifications: { id: string; identifier: string; value: string; expires_at: Date; created_at: Date; updated_at: Date }
  /** `last_request` in milliseconds since 1970. */
  sign_in_rates: { id: string; key: string; count: number; last_request: number; pause_ms: Generated<number> }
  credentials: { id: string; user_id: string; account_id: string; provider_id: string; password: string | null; updated_at: Date }
  organisations: {
    id: string
    slug: string
    name: Text
    created_at: Date
    ended_at: Date | null
    /** Names it gave up; nobody else may take them. */
    former_names: Generated<string[]>
  }
  accounts: {
    id: string
    user_id: string | null
    role: RoleColumn
    name: string
    public_name: string
    organisation_id: string | null
    institution_id: string | null
    /** Set once, never changed; only administrators see whose it is. */
    pseudonym: Generated<string | null>
    /** What of the pseudonym must be unlike every other name. */
    pseudonym_key: Generated<string | null>
    /** What mails to its owner are written in: the language that they signed in with last. */
    language: Generated<string>
    created_at: Date
    disabled_at: Date | null
  }
  invitations: {
    id: string
    token_sha256: Buffer
    role: Exclude<RoleColumn, 'system'>
    name: string | null
    email: string | null
    organisation_id: string | null
    institution_id: string | null
    invited_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
    revoked_at: Generated<Date | null>
    account_id: string | null
  }
  /** A link was asked for; the row goes when the job has answered it. */
  sign_in_requests: { id: string; email: string; language: string; next: string | null; requested_at: Date }
  sign_in_links: {
    id: string
    token_sha256: Buffer
    user_id: string
    next: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  second_factors: {
    account_id: string
    /** The account's id and the secret (base32), sealed by the vault. */
    sealed_secret: Buffer
    begun_at: Date
    /** Null: begun, and not asked for yet. */
    confirmed_at: Date | null
    /** The newest step of time whose code was used (RFC 6238): neither it nor an older one is taken again. */
    last_step: Generated<number>
  }
  /** Of a code only its digest; it has 120 random bits. */
  recovery_codes: { id: string; account_id: string; sha256: Buffer; created_at: Date; used_at: Date | null }
  api_keys: {
    id: string
    account_id: string
    sha256: Buffer
    /** The first characters of the key, for recognition. */
    starts_with: string
    label: string
    scopes: string[]
    created_at: Date
    expires_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
  }
}
