import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { lockRepliedUpdate, type RepliedUpdate } from './lock-replied-update.ts'

/** The update that an institution is to be invited to reply to, for the form. Throws NotFound, Forbidden. */
export async function readInvitable(ctx: Context, updateId: string): Promise<RepliedUpdate> {
  requireActor(ctx, 'inviteReply')
  return inTransaction(ctx.db, (trx) => lockRepliedUpdate(trx, updateId))
}
