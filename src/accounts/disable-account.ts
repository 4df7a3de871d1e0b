import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockAccount, lockAdministrators } from './lock-account.ts'

/**
 * Disables an account for good and ends its sessions, sign-in links and API keys; what it wrote stays. Disabling twice
 * changes nothing. Throws NotFound, Forbidden, and RuleBroken `not_allowed` for one's own account, the last administrator
 * and the service's own.
 */
export async function disableAccount(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  await inTransaction(ctx.db, async (trx) => {
    const administrators = await lockAdministrators(trx)
    const account = await lockAccount(trx, input.id)
    const isLast = account.role === 'administrator' && administrators.every((id) => id === account.id)
    if (account.id === actor.accountId || account.role === 'system' || isLast) throw new RuleBroken({ key: 'errors.not_allowed' })
    if (account.disabled_at !== null) return
    const now = ctx.clock.now()
    await trx.updateTable('accounts').set({ disabled_at: now }).where('id', '=', account.id).execute()
    if (account.user_id !== null) {
      await trx.deleteFrom('sessions').where('user_id', '=', account.user_id).execute()
      await trx.deleteFrom('sign_in_links').where('user_id', '=', account.user_id).execute()
    }
    await trx
      .updateTable('api_keys')
      .set({ revoked_at: now })
      .where('account_id', '=', account.id)
      .where('revoked_at', 'is', null)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, {
      act: 'account_disabled',
      subjectId: account.id,
      details: { role: account.role },
    })
  })
}
