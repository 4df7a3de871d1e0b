import type { RecommendationRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { before } from './as-of.ts'

/** What a citation of a recommendation names, as worded at an instant (null: now). Throws NotFound. */
export async function readCitable(ctx: Context, code: string, asOf: Date | null): Promise<RecommendationRef & { readonly id: string }> {
  const row = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('recommendation_wordings as v', 'v.recommendation_id', 'r.id')
    .select(['r.id', 'r.code', 'v.title'])
    .where('r.code', '=', code)
    .where(before('r.added_at', asOf))
    .where(before('v.recorded_at', asOf))
    .orderBy('v.version', 'desc')
    .executeTakeFirst()
  if (!row) throw new NotFound('recommendation')
  return row
}
