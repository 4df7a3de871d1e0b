import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { Auth } from './create-auth.ts'

/** Who sends a request, from its session cookie. Null when nobody is signed in, the session ended or the account is disabled. */
export async function readActor(ctx: Context, auth: Auth, headers: Headers): Promise<{ readonly actor: Actor } | null> {
  const session = await auth.api.getSession({ headers })
  if (!session) return null
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'role', 'name', 'public_name', 'organisation_id', 'institution_id'])
    .where('user_id', '=', session.user.id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!account) return null
  return {
    actor: {
      accountId: account.id,
      role: account.role,
      name: account.name,
      publicName: account.public_name,
      organisationId: account.organisation_id,
      institutionId: account.institution_id,
      scopes: null,
    },
  }
}
