import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requiredText } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockAccount } from './lock-account.ts'
import { nameKey, requireFreeName } from './names.ts'

/** Letters that readers of Spanish and English tell apart, so that no name of another script can pass for one of these. */
const Pseudonym = z.object({
  pseudonym: requiredText(60).pipe(z.string().regex(/^[\p{Script=Latin}\p{M}\p{Nd} .'’-]+$/u, 'pseudonym_letters')),
})

/**
 * Gives the actor's account a name of its own to publish under, once and for good. The journal says only that it was done.
 * Throws Forbidden, Invalid (`pseudonym`: missing, other letters, or like any other name), RuleBroken when there is one.
 */
export async function setPseudonym(ctx: Context, input: { readonly pseudonym: string }): Promise<void> {
  const actor = requireActor(ctx, 'writeUpdate')
  const { pseudonym } = parse(Pseudonym, input)
  await inTransaction(ctx.db, async (trx) => {
    const account = await lockAccount(trx, actor.accountId)
    if (account.pseudonym !== null) throw new RuleBroken({ key: 'errors.pseudonym_set' }, 'pseudonym')
    await requireFreeName(trx, pseudonym, {
      unlike: ['account', 'pseudonym', 'organisation', 'institution'],
      except: [],
      field: 'pseudonym',
      fault: 'errors.name_taken',
    })
    await trx
      .updateTable('accounts')
      .set({ pseudonym, pseudonym_key: nameKey(pseudonym) })
      .where('id', '=', account.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'pseudonym_set', subjectId: account.id, details: {} })
  })
}
