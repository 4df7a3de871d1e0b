import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { AddresseeIds, forEachNamed } from '../recommendations/index.ts'

const Owners = z.object({ addresseeIds: AddresseeIds, ownerId: z.union([z.uuid('owner_unknown'), z.null()], 'owner_unknown') })

export interface SetOwnersInput {
  readonly addresseeIds: readonly string[]
  /** Account that looks after them; null: nobody. */
  readonly ownerId: string | null
}

/**
 * Says who looks after these addressees; all or none. It is nobody's business outside the workspace: a journal entry each, no event.
 * Throws Invalid (`ownerId`: no such account, disabled, or not one that works on the record; `addressees.<id>`), Forbidden.
 */
export async function setOwners(ctx: Context, input: SetOwnersInput): Promise<void> {
  const actor = requireActor(ctx, 'setOwner')
  const { addresseeIds, ownerId } = parse(Owners, input)
  const ids = [...new Set(addresseeIds)].toSorted()
  await inTransaction(ctx.db, async (trx) => {
    if (ownerId !== null) {
      const owner = await trx
        .selectFrom('accounts')
        .select('id')
        .where('id', '=', ownerId)
        .where('disabled_at', 'is', null)
        .where('role', 'in', ['contributor', 'editor', 'administrator'])
        .executeTakeFirst()
      if (!owner) throw new Invalid({ ownerId: { key: 'errors.owner_unknown' } })
    }
    await forEachNamed('addressees', ids, async (id) => {
      const known = await trx.selectFrom('addressees').select('id').where('id', '=', id).executeTakeFirst()
      if (!known) throw new NotFound('addressee')
    })
    await trx.deleteFrom('addressee_owners').where('addressee_id', 'in', ids).execute()
    if (ownerId !== null) {
      const row = { account_id: ownerId, set_by: actor.accountId, set_at: ctx.clock.now() }
      await trx
        .insertInto('addressee_owners')
        .values(ids.map((id) => ({ addressee_id: id, ...row })))
        .onConflict((conflict) => conflict.column('addressee_id').doUpdateSet(row))
        .execute()
    }
    for (const id of ids) {
      await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'owner_set', subjectId: id, details: { owner: ownerId } })
    }
  })
}
