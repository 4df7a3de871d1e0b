import { z } from 'zod'
import type { RoleColumn } from '../../db/schema/accounts.ts'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'

/**
 * Disables an account for good and ends its sessions; what it wrote stays. Disabling twice changes nothing. Throws
 * NotFound, Forbidden, and RuleBroken `not_allowed` for one's own account, the last administrator and the service's own.
 */
export async function disableAccount(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  if (!z.guid().safeParse(input.id).success) throw new NotFound()
  await inTransaction(ctx.db, async (trx) => {
    const administrators = await lockAdministrators(trx)
    const account = await lockAccount(trx, input.id)
    const isLast = account.role === 'administrator' && administrators.every((id) => id === account.id)
    if (account.id === actor.accountId || account.role === 'system' || isLast) throw new RuleBroken({ key: 'errors.not_allowed' })
    if (account.disabled_at !== null) return
    await trx.updateTable('accounts').set({ disabled_at: ctx.clock.now() }).where('id', '=', account.id).execute()
    if (account.user_id !== null) await trx.deleteFrom('sessions').where('user_id', '=', account.user_id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, {
      act: 'account_disabled',
      subjectId: account.id,
      details: { role: account.role },
    })
  })
}

/** Locked in one order, so that two administrators who disable each other wait and the second finds the first's act. */
async function lockAdministrators(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => row.id)
}

async function lockAccount(
  trx: Transaction,
  id: string,
): Promise<{ id: string; user_id: string | null; role: RoleColumn; disabled_at: Date | null }> {
  const account = await trx
    .selectFrom('accounts')
    .select(['id', 'user_id', 'role', 'disabled_at'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!account) throw new NotFound()
  return account
}
