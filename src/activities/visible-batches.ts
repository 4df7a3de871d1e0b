import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ActivityBatchView } from '../../templates/view/activity.ts'

/** The batches that show, now or just before an instant, newest first. */
export async function visibleBatches(db: Database, asOf: Date | null): Promise<readonly ActivityBatchView[]> {
  const rows = await db
    .selectFrom('activity_batches as b')
    .selectAll('b')
    .select((eb) =>
      (['record', 'subtotal'] as const).map((kind) =>
        eb
          .selectFrom('activity_sums as s')
          .select(sql<number>`coalesce(sum(s.records), 0)::int`.as('n'))
          .whereRef('s.batch_id', '=', 'b.id')
          .where('s.kind', '=', kind)
          .as(`${kind}s`),
      ),
    )
    .where('b.published_at', 'is not', null)
    .$if(asOf === null, (query) => query.where('b.withdrawn_at', 'is', null))
    .$if(asOf !== null, (query) =>
      query
        .where('b.published_at', '<', asOf ?? new Date(0))
        .where((where) => where.or([where('b.withdrawn_at', 'is', null), where('b.withdrawn_at', '>=', asOf ?? new Date(0))])),
    )
    .orderBy('b.event_seq', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    publisher: row.publisher,
    address: row.address,
    licence: row.licence,
    language: row.language,
    fileName: row.file_name,
    sha256: row.file_sha256,
    bytes: row.file_bytes,
    records: row.records ?? 0,
    subtotals: row.subtotals ?? 0,
    publishedAt: (row.published_at ?? row.created_at).toISOString(),
    seq: row.event_seq ?? 0,
  }))
}
