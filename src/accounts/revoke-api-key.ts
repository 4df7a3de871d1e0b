import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, NotFound } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'

/** Ends an API key, one's own or, as an administrator, anybody's. Revoking twice changes nothing. Throws Forbidden, NotFound. */
export async function revokeApiKey(ctx: Context, input: { readonly id: string }): Promise<void> {
  const managesPeople = may(ctx.actor, 'managePeople')
  const actor = requireActor(ctx, managesPeople ? 'managePeople' : 'manageOwnKeys')
  await inTransaction(ctx.db, async (trx) => {
    const key = z.guid().safeParse(input.id).success
      ? await trx.selectFrom('api_keys').select(['account_id', 'revoked_at']).where('id', '=', input.id).forUpdate().executeTakeFirst()
      : undefined
    if (!key) throw new NotFound('api_key')
    if (key.account_id !== actor.accountId && !managesPeople) throw new Forbidden({ key: 'errors.not_allowed' })
    if (key.revoked_at !== null) return
    await trx.updateTable('api_keys').set({ revoked_at: ctx.clock.now() }).where('id', '=', input.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'api_key_revoked', subjectId: input.id, details: {} })
  })
}
