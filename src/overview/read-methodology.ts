import type { MethodologyView } from '../../templates/pages/methodology.page.ts'
import type { Context } from '../kernel/context.ts'

const DEFAULT_REVIEW_DAYS = 180

/** The documents that recommendations come from and the review interval that most addressees have. */
export async function readMethodology(ctx: Context): Promise<MethodologyView> {
  const sources = await ctx.db
    .selectFrom('sources')
    .select(['code', 'title', 'publisher', 'dated_on as date', 'language'])
    .orderBy('code')
    .execute()
  const interval = await ctx.db
    .selectFrom('addressees')
    .select('review_interval_days')
    .groupBy('review_interval_days')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .limit(1)
    .executeTakeFirst()
  return { sources, reviewIntervalDays: interval?.review_interval_days ?? DEFAULT_REVIEW_DAYS }
}
