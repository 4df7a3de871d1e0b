import { createHash } from 'node:crypto'
import { databaseFault } from '../../db/faults.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { knownScopes, withImplied } from './key-scopes.ts'

const MINUTE = 60_000

/** A database that takes no writes answers readers all the same. */
function unlessReadable(error: unknown): void {
  const fault = databaseFault(error)
  if (fault !== 'read_only' && fault !== 'full') throw error
}

/**
 * Who acts with an API key, limited to its scopes. Null for an unknown, revoked or expired key and for a disabled account.
 * Notes the use, at most once a minute.
 */
export async function readKeyActor(ctx: Context, key: string): Promise<Actor | null> {
  const now = ctx.clock.now()
  const row = await ctx.db
    .selectFrom('api_keys as k')
    .innerJoin('accounts as a', 'a.id', 'k.account_id')
    .select([
      'k.id',
      'k.scopes',
      'k.last_used_at',
      'k.account_id',
      'a.role',
      'a.name',
      'a.public_name',
      'a.organisation_id',
      'a.institution_id',
    ])
    .where('k.sha256', '=', createHash('sha256').update(key).digest())
    .where('k.revoked_at', 'is', null)
    .where((where) => where.or([where('k.expires_at', 'is', null), where('k.expires_at', '>', now)]))
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (row.last_used_at === null || row.last_used_at.getTime() <= now.getTime() - MINUTE) {
    const noted = ctx.db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', row.id).execute()
    await noted.catch(unlessReadable)
  }
  return {
    accountId: row.account_id,
    role: row.role,
    name: row.name,
    publicName: row.public_name,
    organisationId: row.organisation_id,
    institutionId: row.institution_id,
    scopes: withImplied(knownScopes(row.scopes)),
  }
}
