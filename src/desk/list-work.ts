import type { WorkItem } from '../../templates/pages/parts/work-table.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listAddressees } from '../recommendations/index.ts'
import { readOwners } from './list-owners.ts'

export interface WorkFilter {
  readonly theme?: string | undefined
  readonly institution?: string | undefined
  readonly recommendation?: string | undefined
}

/** Addressees in the catalogue's order, each with who looks after it. Throws Forbidden. */
export async function listWork(ctx: Context, filter: WorkFilter): Promise<readonly WorkItem[]> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const { theme, institution, recommendation } = filter
  const codes = recommendation === undefined ? {} : { recommendationCodes: [recommendation] }
  const addressees = await listAddressees(ctx, { theme, institution, ...codes }, null)
  const owners = await readOwners(ctx)
  return addressees.map((addressee) => {
    const owner = owners.get(addressee.id)
    return { ...addressee, owner: owner?.name ?? null, mine: owner?.id === actor.accountId }
  })
}
