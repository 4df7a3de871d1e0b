import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockUnusedInvitation } from './lock-unused-invitation.ts'

/** Takes an invitation back that nobody used; its link is good no more. Throws NotFound, Forbidden. */
export async function revokeInvitation(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  await inTransaction(ctx.db, async (trx) => {
    const { id } = await lockUnusedInvitation(trx, input.id)
    const now = ctx.clock.now()
    await trx.updateTable('invitations').set({ revoked_at: now, expires_at: now }).where('id', '=', id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'invitation_revoked', subjectId: id, details: {} })
  })
}
