import { sql } from 'kysely'
import { readTexts } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** By permanent identifier, which is the order in which they were made. */
export const indicatorsDataset = makeDataset<string>({
  name: 'indicators',
  key: 'code',
  columns: [
    column('code', 'text'),
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    ...localized('title'),
    ...localized('unit'),
    column('direction', 'text'),
    column('recorded_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('indicators as n')
      .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
      .select(['n.id', 'n.code', 'n.title', 'n.unit', 'n.direction', 'r.code as recommendation'])
      .select(['n.recorded_at', 'n.event_seq', 'r.added_at', 'r.event_seq as recommendation_seq'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('n.event_seq', 'is', null), before('r.added_at', asOf)]),
          and([eb('n.event_seq', 'is not', null), before('n.recorded_at', asOf)]),
        ]),
      )
      .$if(after !== null, (query) => query.where('n.id', '>', after ?? ''))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`n.code = any(${filter.keys ?? []}::text[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .orderBy('n.id')
      .limit(limit)
      .execute()
    const texts = await readTexts(
      db,
      found.map((row) => row.id),
    )
    const rows = found.map((row): Row => {
      return {
        code: row.code,
        recommendation: row.recommendation,
        ...cellsOf('title', row.title ?? texts.get(row.id)?.['title']),
        ...cellsOf('unit', row.unit ?? texts.get(row.id)?.['unit']),
        direction: row.direction,
        recorded_at: (row.recorded_at ?? row.added_at).toISOString(),
        id: row.id,
        seq: row.event_seq ?? row.recommendation_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => row.id) }
  },
})
