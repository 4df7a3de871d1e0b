import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { knownScopes, type KeyScope } from './key-scopes.ts'

export interface ApiKeyEntry {
  readonly id: string
  readonly label: string
  readonly startsWith: string
  readonly scopes: readonly KeyScope[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

/** The keys of the actor's account or, for an administrator, of the named one, newest first. Throws Forbidden. */
export async function listApiKeys(ctx: Context, accountId?: string): Promise<readonly ApiKeyEntry[]> {
  const actor = requireActor(ctx, accountId === undefined ? 'manageOwnKeys' : 'managePeople')
  const rows = await ctx.db
    .selectFrom('api_keys')
    .selectAll()
    .where('account_id', '=', accountId ?? actor.accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    startsWith: row.starts_with,
    scopes: knownScopes(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}
