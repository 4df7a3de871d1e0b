import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { readEvidence } from '../evidence/index.ts'
import { cellsOf, column, localized, textOrNull } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'
import { remembered } from './remembered.ts'

const PORTABLE = { portable: true } as const

/** In the order in which it became public. */
export const evidenceDataset = makeDataset<{ readonly seq: number; readonly id: string }>({
  name: 'evidence',
  key: 'id',
  columns: [
    column('id', 'text'),
    column('code', 'text'),
    column('kind', 'text', PORTABLE),
    column('title', 'text', { ...PORTABLE, meaning: 'source_title' }),
    column('publisher', 'text', { ...PORTABLE, meaning: 'source_publisher' }),
    column('dated_on', 'partial_date', PORTABLE),
    column('language', 'text', PORTABLE),
    column('address', 'text', PORTABLE),
    ...localized('note', PORTABLE),
    column('provenance', 'text', PORTABLE),
    column('recommendations', 'list', { refersTo: 'recommendations' }),
    column('captured_on', 'date'),
    column('dead_since', 'date'),
    column('file_sha256', 'text'),
    column('file_bytes', 'integer'),
    column('file_type', 'text'),
    column('public_at', 'instant'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  reader({ db }, { filter, asOf, limit }) {
    const codes = remembered((ids) => codesInOrder(db, ids))
    return async (after) => {
      const found = await db
        .selectFrom('evidence as e')
        .leftJoin('evidence_files as f', 'f.id', 'e.file_id')
        .select(['e.id', 'e.code', 'e.public_at', 'e.event_seq', 'f.media_type'])
        .select(
          sql<readonly string[] | null>`(select array_agg(recommendation_id) from evidence_bearings where evidence_id = e.id)`.as(
            'bearings',
          ),
        )
        .where('e.sensitivity', '=', 'public')
        .where('e.event_seq', 'is not', null)
        .$if(asOf !== null, (query) => query.where('e.public_at', '<', asOf))
        .$if(after !== null, (query) => query.where(sql<boolean>`(e.event_seq, e.id) > (${after?.seq ?? 0}, ${after?.id ?? ''}::uuid)`))
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`e.id = any(${filter.keys ?? []}::uuid[])`))
        .orderBy('e.event_seq')
        .orderBy('e.id')
        .limit(limit)
        .execute()
      const ids = found.map((row) => row.id)
      const views = await readEvidence(db, ids, { asOf })
      const places = await codes(found.flatMap((row) => row.bearings ?? []))
      const rows = found.flatMap((row): Row[] => {
        const view = views.get(row.id)
        if (!view) return []
        const file = view.file?.destroyed === false ? view.file : null
        return [
          {
            id: row.id,
            code: row.code,
            kind: view.kind,
            title: textOrNull(view.title),
            publisher: textOrNull(view.publisher),
            dated_on: view.date,
            language: view.language,
            address: view.address,
            ...cellsOf('note', view.note),
            provenance: view.provenance,
            recommendations: inOrder((row.bearings ?? []).flatMap((id) => places.get(id) ?? [])),
            captured_on: view.capturedOn,
            dead_since: view.deadSince ?? null,
            file_sha256: file?.sha256 ?? null,
            file_bytes: file?.bytes ?? null,
            file_type: file === null ? null : row.media_type,
            public_at: row.public_at?.toISOString() ?? null,
            seq: row.event_seq,
          },
        ]
      })
      return { rows, next: nextCursor(found, limit, (row) => ({ seq: row.event_seq ?? 0, id: row.id })) }
    }
  },
})

interface PlacedCode {
  readonly code: string
  readonly position: number
  readonly id: string
}

async function codesInOrder(db: Database, ids: readonly string[]): Promise<readonly (readonly [string, PlacedCode])[]> {
  const rows = await db
    .selectFrom('recommendations')
    .select(['id', 'code', 'position'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map((row) => [row.id, row])
}

/** Codes in the catalogue's order. */
function inOrder(places: readonly PlacedCode[]): readonly string[] {
  return places.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(({ code }) => code)
}
