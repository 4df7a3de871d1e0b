import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { InvitationContent } from './schemas.ts'
import { storeInvitation, type InvitedRole } from './store-invitation.ts'

export interface InviteAccountInput {
  readonly role: InvitedRole
  /** Fills in the form for the invited person, who may change it. */
  readonly name?: string | undefined
  readonly email?: string | undefined
}

/**
 * Invites one person to an account with a role. Returns the token of the link, which is stored nowhere else, and when it
 * expires (seven days). Throws Invalid (`role`, `name`, `email`), Forbidden.
 */
export async function inviteAccount(
  ctx: Context,
  input: InviteAccountInput,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const actor = requireActor(ctx, 'managePeople')
  const content = parse(InvitationContent, { role: input.role, name: input.name ?? '', email: input.email ?? '' })
  return inTransaction(ctx.db, (trx) =>
    storeInvitation({ ...ctx, db: trx }, actor, {
      role: content.role,
      name: content.name || null,
      email: content.email || null,
      invitedBy: actor.accountId,
    }),
  )
}
