import type { Context } from '../kernel/context.ts'
import { requireActor, type Role } from '../kernel/permissions.ts'

export interface AccountEntry {
  readonly id: string
  readonly name: string
  readonly publicName: string
  readonly email: string | null
  readonly role: Role
  readonly organisationId: string | null
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institutionId: string | null
  readonly institution: Readonly<Record<string, string>> | null
  /** Only administrators may ever be shown this beside the account. */
  readonly pseudonym: string | null
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** Every person's account, disabled ones too, oldest first; not the service's own. Throws Forbidden. */
export async function listAccounts(ctx: Context): Promise<readonly AccountEntry[]> {
  requireActor(ctx, 'managePeople')
  return ctx.db
    .selectFrom('accounts')
    .leftJoin('users', 'users.id', 'accounts.user_id')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .leftJoin('institutions', 'institutions.id', 'accounts.institution_id')
    .select([
      'accounts.id',
      'accounts.name',
      'accounts.public_name as publicName',
      'users.email',
      'accounts.role',
      'accounts.organisation_id as organisationId',
      'organisations.name as organisation',
      'accounts.institution_id as institutionId',
      'institutions.name as institution',
      'accounts.pseudonym',
      'accounts.created_at as createdAt',
      'accounts.disabled_at as disabledAt',
    ])
    .where('accounts.role', '<>', 'system')
    .orderBy('accounts.created_at')
    .orderBy('accounts.id')
    .execute()
}
