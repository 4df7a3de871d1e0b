import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { storeInvitation } from './store-invitation.ts'

const FIRST_INVITATION_LOCK = 7_318_004_217

/**
 * When nobody can administrate yet: the token of a fresh administrator invitation, for the terminal. Earlier unused ones
 * expire, so of many instances that start together only the last token printed is good. Null when there is an
 * administrator. Throws Forbidden.
 */
export async function createFirstInvitation(ctx: Context): Promise<string | null> {
  const actor = requireActor(ctx, 'managePeople')
  return inTransaction(ctx.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${FIRST_INVITATION_LOCK}::bigint)`.execute(trx)
    const administrator = await trx
      .selectFrom('accounts')
      .select('id')
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (administrator) return null
    const now = ctx.clock.now()
    await trx
      .updateTable('invitations')
      .set({ expires_at: now })
      .where('invited_by', 'is', null)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .execute()
    const invitation = { role: 'administrator', name: null, email: null, invitedBy: null } as const
    return (await storeInvitation({ ...ctx, db: trx }, actor, invitation)).token
  })
}
