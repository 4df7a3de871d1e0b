import type { Database } from '../../db/schema.ts'
import type { RedactionView } from '../../templates/view/redaction.ts'
import { readTexts } from '../log/index.ts'

export interface RedactionSelection {
  readonly seqs?: readonly number[]
  readonly ownerIds?: readonly string[]
  /** Only of texts that were published before this instant. */
  readonly publishedBefore?: Date
  /** Only those that the log holds after this entry. */
  readonly afterSeq?: number
}

/** Redactions, the latest first, with what they removed and why, as of the instant (null: now). */
export async function readRedactions(db: Database, selection: RedactionSelection, asOf: Date | null): Promise<readonly RedactionView[]> {
  if (selection.seqs?.length === 0 || selection.ownerIds?.length === 0) return []
  const rows = await db
    .selectFrom('redactions as r')
    .selectAll()
    .$if(selection.seqs !== undefined, (query) => query.where('r.event_seq', 'in', selection.seqs ?? []))
    .$if(selection.ownerIds !== undefined, (query) => query.where('r.owner_id', 'in', selection.ownerIds ?? []))
    .$if(selection.afterSeq !== undefined, (query) => query.where('r.event_seq', '>', selection.afterSeq ?? 0))
    .$if(asOf !== null, (query) => query.where('r.redacted_at', '<', asOf))
    .$if(selection.publishedBefore !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('texts as t')
            .select('t.owner_id')
            .whereRef('t.owner_id', '=', 'r.owner_id')
            .where('t.sealed_at', '<', selection.publishedBefore ?? new Date(0)),
        ),
      ),
    )
    .orderBy('r.event_seq', 'desc')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const reasons = await readTexts(db, ids)
  const parts = Map.groupBy(
    await db
      .selectFrom('redacted_texts')
      .select(['redaction_id', 'field', 'language'])
      .where('redaction_id', 'in', ids)
      .orderBy('field')
      .orderBy('language', 'desc')
      .execute(),
    (part) => part.redaction_id,
  )
  return rows.map((row) => ({
    at: row.redacted_at.toISOString(),
    seq: row.event_seq,
    ownerKind: row.owner_kind,
    owner: row.owner_id,
    ground: row.ground,
    reason: reasons.get(row.id)?.['reason'] ?? {},
    texts: (parts.get(row.id) ?? []).map(({ field, language }) => ({ field, language })),
    file: row.file_sha256 !== null,
  }))
}
