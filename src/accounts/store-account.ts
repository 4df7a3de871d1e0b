import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import type { Auth } from './create-auth.ts'
import { tokenSha256 } from './invitation-token.ts'
import { requireFreeName } from './names.ts'
import { signUpInside } from './sign-up-inside.ts'
import type { InvitedRole } from './store-invitation.ts'

interface Person {
  readonly name: string
  readonly publicName: string
  readonly email: string
  readonly password: string
}

/**
 * Stores user, password and account and marks the invitation used, in the caller's transaction. Returns the account's id.
 * Throws RuleBroken `invitation_invalid`, Invalid (`email`), and better-auth's error when the user cannot be stored.
 */
export async function storeAccount(
  ctx: Context & { readonly db: Transaction },
  auth: Auth,
  token: string,
  person: Person,
): Promise<string> {
  const now = ctx.clock.now()
  const invitation = await lockInvitation(ctx, token)
  await requireFreeName(ctx.db, person.publicName, {
    unlike: ['pseudonym', 'organisation', 'institution'],
    except: [invitation.organisation_id, invitation.institution_id],
    field: 'public_name',
    fault: 'errors.name_taken',
  })
  const userId = await signUpInside(ctx.db, auth, { name: person.name, email: person.email, password: person.password })
  if (userId === null) throw new Invalid({ email: { key: 'errors.email_taken' } })
  const actor: Actor = {
    accountId: randomUUIDv7(),
    role: invitation.role,
    name: person.name,
    publicName: person.publicName,
    organisationId: invitation.organisation_id,
    institutionId: invitation.institution_id,
    scopes: null,
  }
  await ctx.db
    .insertInto('accounts')
    .values({
      id: actor.accountId,
      user_id: userId,
      role: actor.role,
      name: actor.name,
      public_name: actor.publicName,
      organisation_id: actor.organisationId,
      institution_id: actor.institutionId,
      created_at: now,
      disabled_at: null,
    })
    .execute()
  await ctx.db.updateTable('invitations').set({ used_at: now, account_id: actor.accountId }).where('id', '=', invitation.id).execute()
  await addJournalEntry(ctx, actor, {
    act: 'account_created',
    subjectId: actor.accountId,
    details: { role: invitation.role, invitation: invitation.id },
  })
  return actor.accountId
}

async function lockInvitation(
  ctx: Context,
  token: string,
): Promise<{
  readonly id: string
  readonly role: InvitedRole
  readonly organisation_id: string | null
  readonly institution_id: string | null
}> {
  const invitation = await ctx.db
    .selectFrom('invitations')
    .select(['id', 'role', 'organisation_id', 'institution_id'])
    .where('token_sha256', '=', tokenSha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) throw new RuleBroken({ key: 'errors.invitation_invalid' })
  return invitation
}
