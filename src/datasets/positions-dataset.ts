import { sql } from 'kysely'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence-columns.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** In the order in which they were recorded; the last by `stated_on`, then by `seq`, is an addressee's present one. */
export const positionsDataset = makeDataset<number>({
  name: 'positions',
  key: 'id',
  columns: [
    column('recommendation', 'text', { ...PORTABLE, refersTo: 'recommendations' }),
    column('institution', 'text', { ...PORTABLE, refersTo: 'institutions' }),
    column('position', 'text', PORTABLE),
    column('stated_on', 'date', PORTABLE),
    ...localized('statement', { ...PORTABLE, meaning: 'position_statement' }),
    ...EVIDENCE_COLUMNS,
    column('addressee', 'text', { refersTo: 'addressees' }),
    column('recorded_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('positions as p')
      .innerJoin('addressees as a', 'a.id', 'p.addressee_id')
      .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
      .innerJoin('institutions as i', 'i.id', 'a.institution_id')
      .select(['p.id', 'p.addressee_id', 'p.position', 'p.stated_on', 'p.evidence_id', 'p.recorded_at', 'p.event_seq', 'r.code', 'i.slug'])
      .where(before('p.recorded_at', asOf))
      .$if(after !== null, (query) => query.where('p.event_seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`p.id = any(${filter.keys ?? []}::uuid[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .$if(filter.institutions !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.institutions ?? []}::text[])`))
      .orderBy('p.event_seq')
      .limit(limit)
      .execute()
    const ids = found.map((row) => row.id)
    const texts = await readTexts(db, ids)
    const evidence = await readEvidence(db, [...new Set(found.map((row) => row.evidence_id))], { asOf })
    const rows = found.map((row): Row => {
      const shown = evidence.get(row.evidence_id)
      return {
        recommendation: row.code,
        institution: row.slug,
        position: row.position,
        stated_on: row.stated_on,
        ...cellsOf('statement', texts.get(row.id)?.['statement']),
        ...evidenceCells(shown ? [shown] : []),
        addressee: row.addressee_id,
        recorded_at: row.recorded_at.toISOString(),
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => row.event_seq) }
  },
})
