import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { PickedActivity } from '../../templates/view/activity.ts'

/** Published activities by id, with whether their file is off the record now or was just before an instant; ids of others are left out. */
export async function pickedActivities(
  db: Database,
  ids: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, PickedActivity>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('activities as a')
    .innerJoin('activity_batches as b', 'b.id', 'a.batch_id')
    .select(['a.id', 'a.title', 'a.year', 'b.language'])
    .select(
      sql<boolean>`b.withdrawn_at is not null and (${asOf}::timestamptz is null or b.withdrawn_at < ${asOf}::timestamptz)`.as('withdrawn'),
    )
    .where('a.id', 'in', ids)
    .where('b.published_at', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
