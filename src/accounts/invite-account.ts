import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { requireMembership } from './require-membership.ts'
import { InvitationContent } from './schemas.ts'
import { storeInvitation, type InvitedRole } from './store-invitation.ts'

export interface InviteAccountInput {
  readonly role: InvitedRole
  /** Fills in the form for the invited person, who may change it. */
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** For contributors and editors; may be empty. */
  readonly organisationId?: string | undefined
  /** For representatives, who speak for one. */
  readonly institutionId?: string | undefined
}

/**
 * Invites one person to an account with a role. Returns the token of the link, which is stored nowhere else, and when it
 * expires (seven days). Throws Invalid (`role`, `name`, `email`, `organisation`, `institution`), Forbidden.
 */
export async function inviteAccount(
  ctx: Context,
  input: InviteAccountInput,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const actor = requireActor(ctx, 'managePeople')
  const content = parse(InvitationContent, {
    role: input.role,
    name: input.name ?? '',
    email: input.email ?? '',
    organisation: input.organisationId ?? '',
    institution: input.institutionId ?? '',
  })
  return inTransaction(ctx.db, async (trx) => {
    const { organisationId, institutionId } = await requireMembership(trx, content)
    return storeInvitation({ ...ctx, db: trx }, actor, {
      role: content.role,
      name: content.name || null,
      email: content.email || null,
      organisationId,
      institutionId,
      invitedBy: actor.accountId,
    })
  })
}
