import { renewSession, tellOwner, type Auth } from '../accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { addJournalEntry } from '../log/index.ts'
import { ownSession } from './own-session.ts'
import { storeRecoveryCodes } from './recovery-codes.ts'
import { useCode } from './use-code.ts'

/**
 * Turns the second factor on, when the code is one that the app shows: every other session and link of the account ends, this one
 * goes on under a new token (`setCookie`: whole header values), the owner is told by mail. Returns the recovery codes, the only
 * time that they are seen. Throws Forbidden, Invalid (`code`), RuleBroken `not_allowed` (none was begun, or it is on), `too_many_attempts`.
 */
export async function confirmSecondFactor(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: { readonly code: string },
): Promise<{ readonly codes: readonly string[]; readonly setCookie: string[] }> {
  const { actor, session } = await ownSession(ctx, auth, headers)
  const begun = ctx.db.selectFrom('second_factors').select('account_id').where('account_id', '=', actor.accountId)
  if (!(await begun.where('confirmed_at', 'is', null).executeTakeFirst())) throw new RuleBroken({ key: 'errors.not_allowed' })
  if (!/^\s*(?:\d[\s-]*){6}$/.test(input.code))
    throw new Invalid({ code: { key: input.code.trim() === '' ? 'errors.required' : 'errors.code_wrong' } })
  await useCode(ctx, auth, {
    accountId: actor.accountId,
    code: input.code,
    client: session.id,
    way: session.startedBy ?? 'provider',
  })
  const now = ctx.clock.now()
  const codes = await inTransaction(ctx.db, async (trx) => {
    const on = await trx
      .updateTable('second_factors')
      .set({ confirmed_at: now })
      .where('account_id', '=', actor.accountId)
      .where('confirmed_at', 'is', null)
      .returning('account_id')
      .executeTakeFirst()
    if (!on) throw new RuleBroken({ key: 'errors.not_allowed' })
    await trx.updateTable('sessions').set({ second_factor_at: now }).where('id', '=', session.id).execute()
    await trx.deleteFrom('sessions').where('user_id', '=', session.userId).where('id', '<>', session.id).execute()
    await trx.deleteFrom('sign_in_links').where('user_id', '=', session.userId).execute()
    const inside = { ...ctx, db: trx }
    await addJournalEntry(inside, actor, { act: 'second_factor_on', subjectId: actor.accountId, details: {} })
    await tellOwner(inside, actor.accountId, 'second_factor_on')
    return storeRecoveryCodes(trx, actor.accountId, now)
  })
  return { codes, ...(await renewSession(ctx, auth, session, { secondFactor: true })) }
}
