import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

export interface Owner {
  readonly id: string
  /** The name that people in the workspace know. */
  readonly name: string
}

/** Who may look after an addressee: everybody that works on the record, by name. Throws Forbidden. */
export async function listPossibleOwners(ctx: Context): Promise<readonly Owner[]> {
  requireActor(ctx, 'seeWorkspace')
  return ctx.db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('role', 'in', ['contributor', 'editor', 'administrator'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Addressee → who looks after it. Throws Forbidden. */
export async function readOwners(ctx: Context): Promise<ReadonlyMap<string, Owner>> {
  requireActor(ctx, 'seeWorkspace')
  const rows = await ctx.db
    .selectFrom('addressee_owners as o')
    .innerJoin('accounts as a', 'a.id', 'o.account_id')
    .select(['o.addressee_id', 'a.id', 'a.name'])
    .where('a.disabled_at', 'is', null)
    .execute()
  return new Map(rows.map(({ addressee_id, ...owner }) => [addressee_id, owner]))
}
