import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockOrganisation } from './organisation-names.ts'

/** From now on nobody publishes under the organisation's name or is invited for it; who worked for it keeps the account. Ending twice changes nothing. Throws NotFound, Forbidden. */
export async function endOrganisation(ctx: Context, input: { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  await inTransaction(ctx.db, async (trx) => {
    const organisation = await lockOrganisation(trx, input.id)
    if (organisation.ended_at !== null) return
    await trx.updateTable('organisations').set({ ended_at: ctx.clock.now() }).where('id', '=', organisation.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'organisation_ended', subjectId: organisation.id, details: {} })
  })
}
