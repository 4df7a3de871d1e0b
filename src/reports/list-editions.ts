import { sql } from 'kysely'
import type { EditionView } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'

/** Editions, newest first, with the facts of their files; as of an instant: those issued before it. */
export async function listEditions(
  ctx: Context,
  filter: { readonly slug?: string; readonly limit?: number },
  asOf: Date | null,
): Promise<readonly EditionView[]> {
  const rows = await ctx.db
    .selectFrom('editions')
    .select(['id', 'number', 'slug', 'kind', 'period_start', 'period_end', 'as_of', 'issued_at', 'late', 'event_seq', 'snapshot_sha256'])
    .select(sql<number>`octet_length(snapshot)`.as('snapshot_bytes'))
    .$if(filter.slug !== undefined, (query) => query.where('slug', '=', filter.slug ?? ''))
    .$if(asOf !== null, (query) => query.where('issued_at', '<', asOf))
    .orderBy('number', 'desc')
    .$if(filter.limit !== undefined, (query) => query.limit(filter.limit ?? 1))
    .execute()
  if (rows.length === 0) return []
  const files = Map.groupBy(
    await ctx.db
      .selectFrom('edition_files')
      .select(['edition_id', 'language', 'bytes', 'sha256', 'pages'])
      .where(
        'edition_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('language', 'desc')
      .execute(),
    (file) => file.edition_id,
  )
  return rows.map((row) => ({
    number: row.number,
    slug: row.slug,
    kind: row.kind,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    asOf: row.as_of.toISOString(),
    issuedAt: row.issued_at.toISOString(),
    late: row.late,
    seq: row.event_seq,
    snapshotSha256: row.snapshot_sha256,
    snapshotBytes: row.snapshot_bytes,
    files: (files.get(row.id) ?? []).map(({ edition_id: _, ...file }) => file),
  }))
}
