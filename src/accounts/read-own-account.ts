import type { Context } from '../kernel/context.ts'
import { requireActor, type Role } from '../kernel/permissions.ts'

export interface OwnAccount {
  readonly name: string
  readonly publicName: string
  readonly email: string
  readonly role: Role
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institution: Readonly<Record<string, string>> | null
  readonly pseudonym: string | null
}

/** What the actor's own page shows. Throws Forbidden. */
export async function readOwnAccount(ctx: Context): Promise<OwnAccount> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  return ctx.db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .leftJoin('organisations as o', (join) => join.onRef('o.id', '=', 'a.organisation_id').on('o.ended_at', 'is', null))
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .select([
      'a.name',
      'a.public_name as publicName',
      'u.email',
      'a.role',
      'o.name as organisation',
      'i.name as institution',
      'a.pseudonym',
    ])
    .where('a.id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
}
