import type { Database } from '../../db/schema.ts'
import { readTexts } from '../log/index.ts'
import type { Located } from './permanent.ts'
import { stillStanding } from './still-standing.ts'

/** An agreement by id, as recorded before the instant (null: now); its texts are those of its latest version. */
export async function locateAgreement(db: Database, id: string, asOf: Date | null): Promise<Located | undefined> {
  const row = await db
    .selectFrom('agreement_history as h')
    .innerJoin('agreements as g', 'g.id', 'h.agreement_id')
    .select(['h.id', 'g.slug', 'h.title'])
    .where('g.id', '=', id)
    .$if(asOf !== null, (query) => query.where('h.recorded_at', '<', asOf))
    .orderBy('h.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const title = row.title ?? (await readTexts(db, [row.id])).get(row.id)?.['title'] ?? {}
  return { ...stillStanding(`/agreements/${encodeURIComponent(row.slug)}`, title), texts: row.id }
}
