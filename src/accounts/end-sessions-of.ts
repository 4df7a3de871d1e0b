import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockAccount } from './lock-account.ts'

/**
 * Ends every session of somebody else's account, and every link by mail that was sent: whoever sits there signs in anew. Keys and
 * everything else stay. Throws NotFound, Forbidden, and RuleBroken `not_allowed` for one's own account and the service's.
 */
export async function endSessionsOf(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  await inTransaction(ctx.db, async (trx) => {
    const account = await lockAccount(trx, input.id)
    if (account.id === actor.accountId || account.user_id === null) throw new RuleBroken({ key: 'errors.not_allowed' })
    const ended = await trx.deleteFrom('sessions').where('user_id', '=', account.user_id).returning('id').execute()
    await trx.deleteFrom('sign_in_links').where('user_id', '=', account.user_id).execute()
    const details = { sessions: ended.length }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'sessions_of_another_ended', subjectId: account.id, details })
  })
}
