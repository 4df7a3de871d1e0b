import { sql } from 'kysely'
import type { EditionView } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { editionRef } from './edition-ref.ts'

/** Editions, newest first, with the facts of their files; as of an instant: those issued before it. */
export async function listEditions(
  ctx: Context,
  filter: { readonly slug?: string; readonly ids?: readonly string[]; readonly limit?: number },
  asOf: Date | null,
): Promise<readonly EditionView[]> {
  if (filter.ids?.length === 0) return []
  const rows = await ctx.db
    .selectFrom('editions')
    .select(['id', 'number', 'revision', 'slug', 'kind', 'name', 'period_start', 'period_end', 'as_of', 'issued_at', 'late'])
    .select(['event_seq', 'snapshot_sha256', 'layout', 'supersedes_id'])
    .select(sql<number>`octet_length(snapshot)`.as('snapshot_bytes'))
    .$if(filter.slug !== undefined, (query) => query.where('slug', '=', filter.slug ?? ''))
    .$if(filter.ids !== undefined, (query) => query.where('id', 'in', filter.ids ?? []))
    .$if(asOf !== null, (query) => query.where('issued_at', '<', asOf))
    .orderBy('number', 'desc')
    .orderBy('revision', 'desc')
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
  const linked = await linkedEditions(ctx, rows, asOf)
  return rows.map((row) => ({
    ...editionRef(row),
    layout: row.layout,
    supersedes: linked.find(({ id }) => id === row.supersedes_id)?.ref ?? null,
    supersededBy: linked.find(({ supersedes }) => supersedes === row.id)?.ref ?? null,
    asOf: row.as_of.toISOString(),
    issuedAt: row.issued_at.toISOString(),
    late: row.late,
    seq: row.event_seq,
    snapshotSha256: row.snapshot_sha256,
    snapshotBytes: row.snapshot_bytes,
    files: (files.get(row.id) ?? []).map(({ edition_id: _, ...file }) => file),
  }))
}

/** The editions that these supersede and those that superseded them. */
async function linkedEditions(
  ctx: Context,
  rows: readonly { readonly id: string; readonly supersedes_id: string | null }[],
  asOf: Date | null,
) {
  const found = await ctx.db
    .selectFrom('editions')
    .select(['id', 'supersedes_id', 'number', 'revision', 'slug', 'kind', 'name', 'period_start', 'period_end'])
    .where(({ or, eb }) =>
      or([
        eb(
          'supersedes_id',
          'in',
          rows.map((row) => row.id),
        ),
        eb('id', 'in', [null, ...rows.map((row) => row.supersedes_id)]),
      ]),
    )
    .$if(asOf !== null, (query) => query.where('issued_at', '<', asOf))
    .execute()
  return found.map((row) => ({ id: row.id, supersedes: row.supersedes_id, ref: editionRef(row) }))
}
