import type { Database } from '../../db/schema.ts'

export interface CaptureFacts {
  /** Date of the newest capture, UTC. */
  readonly capturedOn: string | null
  /** Date of the first of the failures that nothing has broken since, UTC; null unless there were two in a row. */
  readonly deadSince: string | null
}

/** One failure may be an accident. */
const FAILURES = 2

/** What the captures of each address come to, as of an instant (null: now). A server that only keeps us out proves nothing either way. */
export async function readCaptures(
  db: Database,
  evidenceIds: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, CaptureFacts>> {
  const found = new Map<string, CaptureFacts>()
  if (evidenceIds.length === 0) return found
  const rows = await db
    .selectFrom('link_captures')
    .select(['evidence_id', 'captured_at', 'outcome'])
    .where('evidence_id', 'in', evidenceIds)
    .$if(asOf !== null, (query) => query.where('captured_at', '<', asOf))
    .orderBy('captured_at')
    .orderBy('id')
    .execute()
  const failing = new Map<string, { since: string; times: number }>()
  for (const row of rows) {
    const before = found.get(row.evidence_id) ?? { capturedOn: null, deadSince: null }
    const day = row.captured_at.toISOString().slice(0, 10)
    if (row.outcome === 'captured' || row.outcome === 'too_large') {
      failing.delete(row.evidence_id)
      found.set(row.evidence_id, { capturedOn: row.outcome === 'captured' ? day : before.capturedOn, deadSince: null })
      continue
    }
    if (row.outcome !== 'failed') continue
    const run = failing.get(row.evidence_id) ?? { since: day, times: 0 }
    failing.set(row.evidence_id, { ...run, times: run.times + 1 })
    found.set(row.evidence_id, { ...before, deadSince: run.times + 1 >= FAILURES ? run.since : null })
  }
  return found
}
