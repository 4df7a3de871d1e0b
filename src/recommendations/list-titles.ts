import { sql } from 'kysely'
import type { RecommendationRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'

/** Code and present title of every recommendation (`limit`: of the first), in the catalogue's order; those taken off the list only when they are asked for. */
export async function listTitles(
  ctx: Context,
  { withdrawn = false, limit }: { readonly withdrawn?: boolean; readonly limit?: number } = {},
): Promise<readonly RecommendationRef[]> {
  const { rows } = await sql<RecommendationRef>`
    select r.code, w.title from recommendations r
    cross join lateral (select v.title from recommendation_wordings v where v.recommendation_id = r.id order by v.version desc limit 1) w
    where ${withdrawn} or not exists (select from recommendation_withdrawals x where x.recommendation_id = r.id)
    order by r.position, r.code limit ${limit ?? null}`.execute(ctx.db)
  return rows
}
