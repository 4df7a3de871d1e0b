import type { Database } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'

/** The account in whose name a batch is worked on. Throws NotFound when it was shut. */
export async function actorOf(db: Database, accountId: string): Promise<Actor> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'role', 'name', 'public_name', 'organisation_id', 'institution_id'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new NotFound('account')
  return {
    accountId: row.id,
    role: row.role,
    name: row.name,
    publicName: row.public_name,
    organisationId: row.organisation_id,
    institutionId: row.institution_id,
    scopes: null,
  }
}
