import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Everybody who may stand in the journal, the service itself too, by name. Throws Forbidden. */
export async function listJournalPeople(ctx: Context): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requireActor(ctx, 'seeJournal')
  return ctx.db.selectFrom('accounts').select(['id', 'name']).orderBy('name').orderBy('id').execute()
}
