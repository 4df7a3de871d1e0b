import { tellOwner } from '../accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'

/**
 * Takes the second factor from the account of an address, whose owner lost it: secret, recovery codes, sessions and links go, and
 * the owner is told by mail. Returns whether there was one. API keys stay. Throws Forbidden, NotFound (nobody has the address).
 */
export async function resetSecondFactor(ctx: Context, input: { readonly email: string }): Promise<boolean> {
  const actor = requireActor(ctx, 'managePeople')
  return inTransaction(ctx.db, async (trx) => {
    const account = await trx
      .selectFrom('accounts as a')
      .innerJoin('users as u', 'u.id', 'a.user_id')
      .select(['a.id', 'a.user_id'])
      .where('u.email', '=', input.email.trim().toLowerCase())
      .executeTakeFirst()
    if (!account) throw new NotFound('account')
    const gone = await trx.deleteFrom('second_factors').where('account_id', '=', account.id).returning('confirmed_at').executeTakeFirst()
    await trx.deleteFrom('recovery_codes').where('account_id', '=', account.id).execute()
    if (!gone) return false
    await trx.deleteFrom('sessions').where('user_id', '=', account.user_id).execute()
    await trx
      .deleteFrom('sign_in_links')
      .where('user_id', '=', account.user_id ?? '')
      .execute()
    const inside = { ...ctx, db: trx }
    await addJournalEntry(inside, actor, { act: 'second_factor_reset', subjectId: account.id, details: {} })
    await tellOwner(inside, account.id, 'second_factor_reset')
    return true
  })
}
