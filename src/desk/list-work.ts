import type { WorkItem } from '../../templates/pages/parts/work-table.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readStandings } from '../standings/index.ts'
import { readWork } from './read-work.ts'

export interface WorkFilter {
  readonly theme?: string | undefined
  readonly institution?: string | undefined
  readonly recommendation?: string | undefined
}

export interface Work {
  readonly items: readonly WorkItem[]
  /** How many the filter leaves. */
  readonly total: number
}

/** Addressees in the catalogue's order, each with who looks after it: at most `limit` of them, after the first `from`. Throws Forbidden. */
export async function listWork(
  ctx: Context,
  { theme, institution, recommendation }: WorkFilter,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<Work> {
  requireActor(ctx, 'seeWorkspace')
  const { addressees } = await readStandings(ctx, null)
  const fitting = addressees.filter(
    (standing) =>
      (theme === undefined || standing.theme === theme) &&
      (institution === undefined || standing.institution === institution) &&
      (recommendation === undefined || standing.code === recommendation),
  )
  return {
    items: await readWork(
      ctx,
      fitting.slice(from, from + limit).map(({ addresseeId }) => addresseeId),
    ),
    total: fitting.length,
  }
}
