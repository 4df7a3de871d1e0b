import { inTransaction } from '../../db/transaction.ts'
import { inviteRepresentative } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { hasRepresentative } from './has-representative.ts'
import type { RepresentativeLink } from './invite-reply.ts'

/**
 * Makes a further one-time link for the representative of an invited institution that has no account yet (links expire before
 * deadlines do). Throws RuleBroken `representative_known`, NotFound, Forbidden.
 */
export async function linkRepresentative(ctx: Context, input: { readonly invitationId: string }): Promise<RepresentativeLink> {
  requireActor(ctx, 'inviteReply')
  return inTransaction(ctx.db, async (trx) => {
    const invitation = await trx
      .selectFrom('reply_invitations')
      .select('institution_id')
      .where('id', '=', input.invitationId)
      .executeTakeFirst()
    if (!invitation) throw new NotFound('reply invitation')
    if (await hasRepresentative(trx, invitation.institution_id)) throw new RuleBroken({ key: 'errors.representative_known' })
    return inviteRepresentative({ ...ctx, db: trx }, { institutionId: invitation.institution_id })
  })
}
