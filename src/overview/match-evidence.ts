import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { evidenceRows, searchedWords, type ParsedEvidenceQuery } from './evidence-rows.ts'

/** Rows that one query is asked for. */
const A_PIECE = 1_000

/** Ids of the public evidence that the query leaves, now or as of an instant, in the order in which it became public, a piece at a time. */
export async function* matchEvidence(
  ctx: Context,
  { after: _, ...filter }: ParsedEvidenceQuery,
  asOf: Date | null,
): AsyncGenerator<readonly string[]> {
  const fitting = evidenceRows(ctx, filter, await searchedWords(ctx, filter.q), asOf)
    .select(['e.id', 'e.event_seq'])
    .orderBy('e.event_seq')
    .orderBy('e.id')
    .limit(A_PIECE)
  let rows = await fitting.execute()
  while (rows.length > 0) {
    yield rows.map(({ id }) => id)
    const last = rows.at(-1)
    if (rows.length < A_PIECE || last === undefined) return
    rows = await fitting.where(sql<boolean>`(e.event_seq, e.id) > (${last.event_seq}, ${last.id}::uuid)`).execute()
  }
}
