import { renewSession, tellOwner, type Auth } from '../accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { addJournalEntry } from '../log/index.ts'
import { ownSession } from './own-session.ts'
import { useCode } from './use-code.ts'

/**
 * Turns the actor's second factor off, against a code, and forgets its secret and recovery codes; every other session ends, this
 * one goes on under a new token (`setCookie`: whole header values). The owner is told by mail. A role that must have one is asked
 * to turn it on again at the next request. Throws Forbidden, Invalid (`code`), RuleBroken `too_many_attempts`, `second_factor_paused`.
 */
export async function endSecondFactor(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: { readonly code: string },
): Promise<{ readonly setCookie: string[] }> {
  const { actor, session } = await ownSession(ctx, auth, headers)
  const { accountId } = actor
  await useCode(ctx, auth, { accountId, code: input.code, client: session.id, way: session.startedBy ?? 'provider' })
  await inTransaction(ctx.db, async (trx) => {
    await trx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
    await trx.deleteFrom('second_factors').where('account_id', '=', accountId).execute()
    await trx.deleteFrom('sessions').where('user_id', '=', session.userId).where('id', '<>', session.id).execute()
    const inside = { ...ctx, db: trx }
    await addJournalEntry(inside, actor, { act: 'second_factor_off', subjectId: accountId, details: {} })
    await tellOwner(inside, accountId, 'second_factor_off')
  })
  return renewSession(ctx, auth, session)
}
