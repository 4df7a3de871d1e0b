import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'

/** Ends every session of the actor's account, this one too, and every link that was sent. API keys stay. Throws Forbidden. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  await inTransaction(ctx.db, async (trx) => {
    const user = trx.selectFrom('accounts').select('user_id').where('id', '=', actor.accountId)
    await trx.deleteFrom('sessions').where('user_id', '=', user).execute()
    await trx.deleteFrom('sign_in_links').where('user_id', '=', user).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'signed_out_everywhere', subjectId: actor.accountId, details: {} })
  })
}
