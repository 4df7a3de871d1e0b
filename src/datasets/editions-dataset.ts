import { sql } from 'kysely'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** In the order in which they were issued. */
export const editionsDataset = makeDataset<number>({
  name: 'editions',
  key: 'slug',
  columns: [
    column('slug', 'text'),
    column('number', 'integer'),
    column('revision', 'integer'),
    column('kind', 'text'),
    ...localized('name'),
    column('period_start', 'date'),
    column('period_end', 'date'),
    column('as_of', 'instant'),
    column('issued_at', 'instant'),
    column('late', 'boolean'),
    column('supersedes', 'text', { refersTo: 'editions' }),
    column('snapshot_sha256', 'text'),
    ...localized('pdf_sha256'),
    ...LANGUAGES.map((language) => ({ ...column(`pdf_bytes_${language}`, 'integer', { meaning: 'pdf_bytes' }), language })),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('editions as n')
      .leftJoin('editions as o', 'o.id', 'n.supersedes_id')
      .select(['n.id', 'n.number', 'n.revision', 'n.slug', 'n.kind', 'n.name', 'n.period_start', 'n.period_end', 'n.as_of', 'n.issued_at'])
      .select(['n.late', 'n.snapshot_sha256', 'n.event_seq', 'o.slug as supersedes'])
      .where(before('n.issued_at', asOf))
      .$if(after !== null, (query) => query.where('n.event_seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`n.slug = any(${filter.keys ?? []}::text[])`))
      .orderBy('n.event_seq')
      .limit(limit)
      .execute()
    const ids = found.map((row) => row.id)
    const files = Map.groupBy(
      ids.length === 0
        ? []
        : await db
            .selectFrom('edition_files')
            .select(['edition_id', 'language', 'bytes', 'sha256'])
            .where('edition_id', 'in', ids)
            .execute(),
      (file) => file.edition_id,
    )
    const rows = found.map((row): Row => {
      const own = new Map((files.get(row.id) ?? []).map((file) => [file.language, file]))
      return {
        slug: row.slug,
        number: row.number,
        revision: row.revision,
        kind: row.kind,
        ...cellsOf('name', row.name),
        period_start: row.period_start,
        period_end: row.period_end,
        as_of: row.as_of.toISOString(),
        issued_at: row.issued_at.toISOString(),
        late: row.late,
        supersedes: row.supersedes,
        snapshot_sha256: row.snapshot_sha256,
        ...Object.fromEntries(
          LANGUAGES.flatMap((language) => [
            [`pdf_sha256_${language}`, own.get(language)?.sha256 ?? null],
            [`pdf_bytes_${language}`, own.get(language)?.bytes ?? null],
          ]),
        ),
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => row.event_seq) }
  },
})
