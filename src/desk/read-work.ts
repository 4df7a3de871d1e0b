import type { WorkItem } from '../../templates/pages/parts/work-table.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listAddressees } from '../recommendations/index.ts'
import { readOwners } from './list-owners.ts'

/** These addressees (UUIDs) in the order in which they are named, each with who looks after it. Throws Forbidden. */
export async function readWork(ctx: Context, addresseeIds: readonly string[]): Promise<readonly WorkItem[]> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const addressees = new Map((await listAddressees(ctx, { addresseeIds }, null)).map((addressee) => [addressee.id, addressee]))
  const owners = await readOwners(ctx)
  return addresseeIds.flatMap((id) => {
    const addressee = addressees.get(id)
    const owner = owners.get(id)
    return addressee ? { ...addressee, owner: owner?.name ?? null, mine: owner?.id === actor.accountId } : []
  })
}
