import type { Context } from '../kernel/context.ts'
import { requireActor, type Role } from '../kernel/permissions.ts'

export interface AccountEntry {
  readonly id: string
  readonly name: string
  readonly publicName: string
  readonly email: string | null
  readonly role: Role
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** Every person's account, disabled ones too, oldest first; not the service's own. Throws Forbidden. */
export async function listAccounts(ctx: Context): Promise<readonly AccountEntry[]> {
  requireActor(ctx, 'managePeople')
  return ctx.db
    .selectFrom('accounts')
    .leftJoin('users', 'users.id', 'accounts.user_id')
    .select([
      'accounts.id',
      'accounts.name',
      'accounts.public_name as publicName',
      'users.email',
      'accounts.role',
      'accounts.created_at as createdAt',
      'accounts.disabled_at as disabledAt',
    ])
    .where('accounts.role', '<>', 'system')
    .orderBy('accounts.created_at')
    .orderBy('accounts.id')
    .execute()
}
