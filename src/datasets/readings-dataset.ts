import { sql } from 'kysely'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized, textOrNull } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** In the order in which they were recorded; replaced ones too. */
export const readingsDataset = makeDataset<number>({
  name: 'readings',
  key: 'id',
  columns: [
    column('indicator', 'text', { refersTo: 'indicators' }),
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    column('read_on', 'date'),
    column('value', 'text'),
    ...localized('note'),
    column('current', 'boolean'),
    column('evidence', 'text', { meaning: 'evidence_one', refersTo: 'evidence' }),
    column('recorded_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const latest = sql<boolean>`not exists (select from readings l where l.indicator_id = m.indicator_id and l.read_on = m.read_on
      and l.event_seq > m.event_seq and ${before('l.recorded_at', asOf)})`
    const found = await db
      .selectFrom('readings as m')
      .innerJoin('indicators as n', 'n.id', 'm.indicator_id')
      .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
      .select(['m.id', 'm.read_on', 'm.value', 'm.note', 'm.evidence_id', 'm.recorded_at', 'm.event_seq', latest.as('current')])
      .select(['n.code as indicator', 'r.code as recommendation'])
      .where(before('m.recorded_at', asOf))
      .$if(after !== null, (query) => query.where('m.event_seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`m.id = any(${filter.keys ?? []}::uuid[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .orderBy('m.event_seq')
      .limit(limit)
      .execute()
    const texts = await readTexts(
      db,
      found.map((row) => row.id),
    )
    const shown = await readEvidence(db, [...new Set(found.map((row) => row.evidence_id))], { asOf })
    const rows = found.map((row): Row => {
      const own = texts.get(row.id) ?? {}
      return {
        indicator: row.indicator,
        recommendation: row.recommendation,
        read_on: row.read_on,
        value: textOrNull(row.value ?? Object.values(own['value'] ?? {})[0]),
        ...cellsOf('note', own['note'] ?? row.note),
        current: row.current,
        evidence: shown.has(row.evidence_id) ? row.evidence_id : null,
        recorded_at: row.recorded_at.toISOString(),
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => row.event_seq) }
  },
})
