import type { Database } from '../../db/schema.ts'
import type { Located } from './permanent.ts'

/** A record of activity; gone with the batch that it came in. Undefined: there is none of this id, or was not yet. */
export async function locateActivity(db: Database, id: string, asOf: Date | null): Promise<Located | undefined> {
  const row = await db
    .selectFrom('activities as a')
    .innerJoin('activity_batches as b', 'b.id', 'a.batch_id')
    .select(['a.title', 'b.language', 'b.published_at', 'b.withdrawn_at', 'b.withdrawn_seq', 'b.withdrawn_reason'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row?.published_at || (asOf !== null && row.published_at >= asOf)) return undefined
  const withdrawn =
    row.withdrawn_at === null || row.withdrawn_seq === null || (asOf !== null && row.withdrawn_at >= asOf)
      ? null
      : { at: row.withdrawn_at.toISOString(), reason: row.withdrawn_reason ?? {}, seq: row.withdrawn_seq }
  return { path: `/activities/${id}`, name: row.title === null ? {} : { [row.language]: row.title }, texts: null, withdrawn, history: null }
}
