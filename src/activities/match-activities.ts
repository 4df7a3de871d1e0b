import type { Context } from '../kernel/context.ts'
import { activityConditions } from './activity-conditions.ts'
import type { ActivityFilter } from './activity-query.ts'
import { citedActivities } from './cited-activities.ts'
import { visibleBatches } from './visible-batches.ts'

const PIECE = 1_000

/** Ids of all activities that the list shows with these filters, now or as of an instant, by batch and row, a thousand at a time. */
export async function* matchActivities(ctx: Context, filter: ActivityFilter, asOf: Date | null): AsyncGenerator<readonly string[]> {
  const { cited } = await citedActivities(ctx.db, filter, asOf)
  const shown = { ...filter, kind: filter.kind ?? 'record' }
  for (const { id } of (await visibleBatches(ctx.db, asOf)).toReversed()) {
    let [after, more] = [0, true]
    while (more) {
      const rows = await ctx.db
        .selectFrom('activities as a')
        .select(['a.id', 'a.row_number'])
        .where(activityConditions([id], shown, cited))
        .where('a.row_number', '>', after)
        .orderBy('a.row_number')
        .limit(PIECE)
        .execute()
      if (rows.length > 0) yield rows.map((row) => row.id)
      after = rows.at(-1)?.row_number ?? after
      more = rows.length === PIECE
    }
  }
}
