import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import { readEvidence } from '../evidence/index.ts'
import { before } from './as-of.ts'

/** Public evidence that bears on each recommendation, newest source first, by code. */
export async function readBearingEvidence(
  db: Database,
  codes: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, EvidenceView[]>> {
  const rows = await db
    .selectFrom('evidence_bearings as b')
    .innerJoin('evidence as e', 'e.id', 'b.evidence_id')
    .innerJoin('recommendations as r', 'r.id', 'b.recommendation_id')
    .select(['e.id', 'r.code'])
    .where('r.code', 'in', codes)
    .where('e.public_at', 'is not', null)
    .where(before('e.public_at', asOf))
    .orderBy('e.dated_on', 'desc')
    .orderBy('e.id')
    .execute()
  const views = await readEvidence(db, [...new Set(rows.map((row) => row.id))])
  const found = new Map<string, EvidenceView[]>()
  for (const row of rows) {
    const view = views.get(row.id)
    if (view) found.set(row.code, [...(found.get(row.code) ?? []), view])
  }
  return found
}
