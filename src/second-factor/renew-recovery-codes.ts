import { tellOwner, type Auth } from '../accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { addJournalEntry } from '../log/index.ts'
import { ownSession } from './own-session.ts'
import { storeRecoveryCodes } from './recovery-codes.ts'
import { useCode } from './use-code.ts'

/**
 * Ten new recovery codes for the actor, against a code; the old ones are worth nothing from then on. The owner is told by mail.
 * Throws Forbidden, Invalid (`code`), RuleBroken `not_allowed` without a second factor, `too_many_attempts`, `second_factor_paused`.
 */
export async function renewRecoveryCodes(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: { readonly code: string },
): Promise<readonly string[]> {
  const { actor, session } = await ownSession(ctx, auth, headers)
  const { accountId } = actor
  await useCode(ctx, auth, { accountId, code: input.code, client: session.id, way: session.startedBy ?? 'provider' })
  return inTransaction(ctx.db, async (trx) => {
    const on = trx
      .selectFrom('second_factors')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is not', null)
    if (!(await on.forUpdate().executeTakeFirst())) throw new RuleBroken({ key: 'errors.not_allowed' })
    const inside = { ...ctx, db: trx }
    await addJournalEntry(inside, actor, { act: 'recovery_codes_renewed', subjectId: accountId, details: {} })
    await tellOwner(inside, accountId, 'recovery_codes_renewed')
    return storeRecoveryCodes(trx, accountId, ctx.clock.now())
  })
}
