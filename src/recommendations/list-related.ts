import { sql } from 'kysely'
import type { RelatedRecommendation } from '../../templates/view/related.ts'
import type { Context } from '../kernel/context.ts'
import { before } from './as-of.ts'

/** The standing recommendations that share most standards and concerns with one (id), its own theme first among equals. */
export async function listRelated(
  ctx: Context,
  recommendationId: string,
  most: number,
  asOf: Date | null,
): Promise<readonly RelatedRecommendation[]> {
  const { rows } = await sql<Omit<RelatedRecommendation, 'sameTheme'> & { readonly theme: boolean }>`
    with shared as (
      select o.recommendation_id, 1 as standards, 0 as concerns
      from recommendation_standards s join recommendation_standards o on o.standard_id = s.standard_id
      where s.recommendation_id = ${recommendationId}
      union all
      select o.recommendation_id, 0, 1
      from recommendation_concerns s join recommendation_concerns o on o.concern_id = s.concern_id
      where s.recommendation_id = ${recommendationId}
    ), nearest as (
      select r.id, r.code, r.position, x.standards, x.concerns, r.theme_id = own.theme_id as theme
      from (select recommendation_id, sum(standards)::int as standards, sum(concerns)::int as concerns from shared group by 1) x
      join recommendations r on r.id = x.recommendation_id and r.id <> ${recommendationId} and ${before('r.added_at', asOf)}
      join recommendations own on own.id = ${recommendationId}
      where not exists (select from recommendation_withdrawals d where d.recommendation_id = r.id and ${before('d.withdrawn_at', asOf)})
      order by x.standards * 2 + x.concerns desc, theme desc, r.position limit ${most}
    )
    select n.code, w.title, n.standards, n.concerns, n.theme from nearest n
    cross join lateral (select v.title from recommendation_wordings v
      where v.recommendation_id = n.id and ${before('v.recorded_at', asOf)} order by v.version desc limit 1) w
    order by n.standards * 2 + n.concerns desc, n.theme desc, n.position`.execute(ctx.db)
  return rows.map(({ code, title, standards, concerns, theme }) => ({ code, title, standards, concerns, sameTheme: theme }))
}
