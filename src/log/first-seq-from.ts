import type { Database } from '../../db/schema.ts'

/** The sequence number of the first act at or after an instant; null when there is none yet. Instants on the log never go back, so an instant is a place in it. */
export async function firstSeqFrom(db: Database, instant: Date): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('occurred_at', '>=', instant)
    .orderBy('occurred_at')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}
