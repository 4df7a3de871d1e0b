import type { RecommendationRef, ThemeRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'

export interface TitledRecommendation extends RecommendationRef {
  readonly theme: ThemeRef
}

/** Titles of recommendations by code, as they were worded before the instant (null: now), with their themes. */
export async function readTitles(
  ctx: Context,
  codes: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, TitledRecommendation>> {
  if (codes.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select('v.title')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .$if(asOf !== null, (query) => query.where('v.recorded_at', '<', asOf ?? new Date(0)))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .select(['r.code', 'w.title', 't.slug', 't.name'])
    .where('r.code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map(({ code, title, slug, name }) => [code, { code, title, theme: { slug, name } }]))
}
