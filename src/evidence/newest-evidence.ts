import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Of these items the ids of the `most` public ones with the latest dates, and how many are public, now or before an instant. */
export async function newestEvidence(
  db: Database,
  ids: readonly string[],
  most: number,
  asOf: Date | null,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const rows = await db
    .selectFrom('evidence')
    .select(['id', sql<number>`(count(*) over ())::int`.as('total')])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('sensitivity', '=', 'public')
    .$if(asOf !== null, (query) => query.where('public_at', '<', asOf))
    .orderBy(sql`dated_on collate "C" desc`)
    .orderBy('id')
    .limit(most)
    .execute()
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 }
}
