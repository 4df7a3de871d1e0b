import type { Database } from '../../db/schema.ts'
import type { WordingView } from '../../templates/view/recommendation.ts'
import { before } from './as-of.ts'

/** Every wording recorded before the instant, oldest first, by recommendation code. */
export async function readWordings(db: Database, codes: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, WordingView[]>> {
  const rows = await db
    .selectFrom('recommendation_wordings as v')
    .innerJoin('recommendations as r', 'r.id', 'v.recommendation_id')
    .select(['r.code', 'v.version', 'v.recorded_at', 'v.title', 'v.statement'])
    .where('r.code', 'in', codes)
    .where(before('v.recorded_at', asOf))
    .orderBy('v.version')
    .execute()
  const found = new Map<string, WordingView[]>()
  for (const { code, recorded_at, ...wording } of rows) {
    found.set(code, [...(found.get(code) ?? []), { ...wording, recordedAt: recorded_at.toISOString() }])
  }
  return found
}
