import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requiredText } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { NAME_MAX } from './schemas.ts'

const Own = z.object({ name: requiredText(NAME_MAX) })

/** Changes the name that colleagues see; the public name stays. Throws Forbidden, Invalid (`name`). */
export async function renameOwnAccount(ctx: Context, input: { readonly name: string }): Promise<void> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  const { name } = parse(Own, input)
  await inTransaction(ctx.db, async (trx) => {
    await trx.updateTable('accounts').set({ name }).where('id', '=', actor.accountId).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'account_renamed', subjectId: actor.accountId, details: {} })
  })
}
