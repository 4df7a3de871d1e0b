import type { Database } from '../../db/schema.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { readTexts } from '../log/index.ts'
import { before } from './as-of.ts'

/** Which of these recommendations had been taken off the list before the instant, with the reason, by code. */
export async function readWithdrawals(
  db: Database,
  codes: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, NonNullable<RecommendationView['withdrawn']>>> {
  const rows = await db
    .selectFrom('recommendation_withdrawals as w')
    .innerJoin('recommendations as r', 'r.id', 'w.recommendation_id')
    .select(['w.id', 'r.code', 'w.withdrawn_at', 'w.event_seq'])
    .where('r.code', 'in', codes)
    .where(before('w.withdrawn_at', asOf))
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  return new Map(
    rows.map((row) => [row.code, { at: row.withdrawn_at.toISOString(), reason: texts.get(row.id)?.['reason'] ?? {}, seq: row.event_seq }]),
  )
}
