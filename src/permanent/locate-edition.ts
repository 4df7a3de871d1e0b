import type { Database } from '../../db/schema.ts'
import type { Located } from './permanent.ts'
import { stillStanding } from './still-standing.ts'

/** An edition by id, issued before the instant (null: now). */
export async function locateEdition(db: Database, id: string, asOf: Date | null): Promise<Located | undefined> {
  const row = await db
    .selectFrom('editions')
    .select(['slug', 'name'])
    .where('id', '=', id)
    .$if(asOf !== null, (query) => query.where('issued_at', '<', asOf))
    .executeTakeFirst()
  return row && stillStanding(`/reports/${encodeURIComponent(row.slug)}`, row.name ?? {})
}
