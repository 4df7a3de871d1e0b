import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { tokenSha256 } from './invitation-token.ts'
import type { InvitedRole } from './store-invitation.ts'

export interface Invitation {
  readonly role: InvitedRole
  readonly name: string | null
  readonly email: string | null
  /** Name of the member organisation, or of the institution to speak for. */
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institution: Readonly<Record<string, string>> | null
}

/** What a link invites to. Throws RuleBroken `invitation_invalid`, the same for an unknown, a used and an expired token. */
export async function readInvitation(ctx: Context, token: string): Promise<Invitation> {
  const invitation = await ctx.db
    .selectFrom('invitations as i')
    .leftJoin('organisations', 'organisations.id', 'i.organisation_id')
    .leftJoin('institutions', 'institutions.id', 'i.institution_id')
    .select(['i.role', 'i.name', 'i.email', 'organisations.name as organisation', 'institutions.name as institution'])
    .where('i.token_sha256', '=', tokenSha256(token))
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!invitation) throw new RuleBroken({ key: 'errors.invitation_invalid' })
  return invitation
}
