import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { tokenSha256 } from './invitation-token.ts'
import type { InvitedRole } from './store-invitation.ts'

export interface Invitation {
  readonly role: InvitedRole
  readonly name: string | null
  readonly email: string | null
}

/** What a link invites to. Throws RuleBroken `invitation_invalid`, the same for an unknown, a used and an expired token. */
export async function readInvitation(ctx: Context, token: string): Promise<Invitation> {
  const invitation = await ctx.db
    .selectFrom('invitations')
    .select(['role', 'name', 'email'])
    .where('token_sha256', '=', tokenSha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!invitation) throw new RuleBroken({ key: 'errors.invitation_invalid' })
  return invitation
}
