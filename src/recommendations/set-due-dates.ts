import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { forEachNamed } from './for-each-named.ts'
import { AddresseeIds } from './schemas.ts'
import { DueDate, setDueDate } from './set-due-date.ts'

const DueDates = DueDate.extend(z.object({ addresseeIds: AddresseeIds }).shape)

/**
 * Sets or lifts (empty) the due date of several addressees: each is its own event, all in one transaction, all or none.
 * Throws Invalid (a fault of one addressee stands under `addressees.<id>`), Forbidden.
 */
export async function setDueDates(
  ctx: Context,
  input: { readonly addresseeIds: readonly string[]; readonly dueOn: string },
): Promise<void> {
  requireActor(ctx, 'setDueDate')
  const { addresseeIds } = parse(DueDates, input)
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const ids = [...new Set(addresseeIds)].toSorted()
    await trx
      .selectFrom('recommendations as r')
      .innerJoin('addressees as a', 'a.recommendation_id', 'r.id')
      .select('r.id')
      .where('a.id', 'in', ids)
      .orderBy('r.id')
      .forShare('r')
      .execute()
    await forEachNamed('addressees', ids, (addresseeId) => setDueDate(inside, { addresseeId, dueOn: input.dueOn }))
  })
}
