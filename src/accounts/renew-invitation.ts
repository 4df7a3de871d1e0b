import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { INVITATION_LIFE_MS, newToken } from './invitation-token.ts'
import { lockUnusedInvitation } from './lock-unused-invitation.ts'

/**
 * A new link in place of the old one, which is good no more, for an invitation that nobody used. Returns its token, stored
 * nowhere else, and when it expires (seven days). Throws NotFound, Forbidden.
 */
export async function renewInvitation(
  ctx: Context,
  input: { readonly id: string },
): Promise<{ readonly token: string; readonly expiresAt: Date; readonly name: string | null }> {
  const actor = requireActor(ctx, 'managePeople')
  const { token, sha256 } = newToken()
  const expiresAt = new Date(ctx.clock.now().getTime() + INVITATION_LIFE_MS)
  return inTransaction(ctx.db, async (trx) => {
    const { id, name } = await lockUnusedInvitation(trx, input.id)
    await trx.updateTable('invitations').set({ token_sha256: sha256, expires_at: expiresAt }).where('id', '=', id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'invitation_renewed', subjectId: id, details: {} })
    return { token, expiresAt, name }
  })
}
