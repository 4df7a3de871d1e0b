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
    created_at: Date
    updated_at: Date
  }
  organisations: { id: string; slug: string; name: Text; created_at: Date }
  accounts: {
    id: string
    user_id: string | null
    role: RoleColumn
    name: string
    public_name: string
    organisation_id: string | null
    institution_id: string | null
    created_at: Date
    disabled_at: Date | null
  }
  invitations: {
    id: string
    token_sha256: Buffer
    role: Exclude<RoleColumn, 'system'>
    name: string | null
    email: string | null
    invited_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
    account_id: string | null
  }
}
