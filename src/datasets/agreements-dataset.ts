import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, listCellsOf, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence-columns.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** In the order in which they were first recorded, each in its latest version. */
export const agreementsDataset = makeDataset<{ readonly seq: number; readonly id: string }>({
  name: 'agreements',
  key: 'slug',
  columns: [
    column('slug', 'text', PORTABLE),
    ...localized('title', PORTABLE),
    ...localized('summary', PORTABLE),
    column('agreement_type', 'text', { ...PORTABLE, refersTo: 'agreement_types' }),
    column('legal_form', 'text', PORTABLE),
    ...localized('parties', { ...PORTABLE, type: 'list' }),
    column('signed_on', 'partial_date', PORTABLE),
    column('in_force_on', 'partial_date', PORTABLE),
    column('ended_on', 'partial_date', PORTABLE),
    column('disclosure', 'text', PORTABLE),
    column('recommendations', 'list', { ...PORTABLE, meaning: 'agreement_recommendations', refersTo: 'recommendations' }),
    ...EVIDENCE_COLUMNS,
    column('hidden_evidence', 'integer'),
    column('version', 'integer'),
    column('recorded_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  pageSize: 300,
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('agreements as g')
      .select(['g.id', 'g.event_seq'])
      .where(before('g.recorded_at', asOf))
      .$if(after !== null, (query) => query.where(sql<boolean>`(g.event_seq, g.id) > (${after?.seq ?? 0}, ${after?.id ?? ''}::uuid)`))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`g.slug = any(${filter.keys ?? []}::text[])`))
      .orderBy('g.event_seq')
      .orderBy('g.id')
      .limit(limit)
      .execute()
    if (found.length === 0) return { rows: [], next: null }
    const ids = found.map((row) => row.id)
    const versions = await readAgreementVersions(db, { agreementIds: ids, latest: true }, asOf)
    const evidence = await readEvidence(db, [...new Set(versions.flatMap((version) => version.evidenceIds))], { asOf })
    const codes = await codesOf(
      db,
      versions.flatMap((version) => version.recommendationIds),
    )
    const byId = new Map(versions.map((version) => [version.agreementId, version]))
    const rows = ids.flatMap((id): Row[] => {
      const version = byId.get(id)
      if (!version) return []
      const shown = version.evidenceIds
        .flatMap((evidenceId) => evidence.get(evidenceId) ?? [])
        .toSorted((a, b) => compare(a.date, b.date) || compare(a.title, b.title) || compare(a.id, b.id))
      return [
        {
          slug: version.slug,
          ...cellsOf('title', version.title),
          ...cellsOf('summary', version.summary),
          agreement_type: version.type.code,
          legal_form: version.legalForm?.code ?? null,
          ...listCellsOf('parties', version.parties),
          signed_on: version.signedOn,
          in_force_on: version.inForceOn,
          ended_on: version.endedOn,
          disclosure: version.disclosure,
          recommendations: version.recommendationIds.flatMap((own) => codes.get(own) ?? []).toSorted(compare),
          ...evidenceCells(shown),
          hidden_evidence: version.evidenceIds.length - shown.length,
          version: version.version,
          recorded_at: version.recordedAt.toISOString(),
          id,
          seq: version.seq,
        },
      ]
    })
    return { rows, next: nextCursor(found, limit, (row) => ({ seq: row.event_seq, id: row.id })) }
  },
})

/** By code unit, so that no locale changes the bytes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function codesOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('recommendations')
    .select(['id', 'code'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.code]))
}
