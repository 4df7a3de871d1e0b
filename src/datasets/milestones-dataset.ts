import { sql } from 'kysely'
import { readTexts } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** By permanent identifier, which is the order in which they were made; replaced ones too. */
export const milestonesDataset = makeDataset<string>({
  name: 'milestones',
  key: 'id',
  columns: [
    column('indicator', 'text', { refersTo: 'indicators' }),
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    column('due_on', 'date'),
    ...localized('target'),
    column('current', 'boolean'),
    column('recorded_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const later = sql<boolean>`not exists (select from milestones l where l.indicator_id = m.indicator_id and l.due_on = m.due_on
      and l.event_seq > coalesce(m.event_seq, -1) and ${before('l.recorded_at', asOf)})`
    const found = await db
      .selectFrom('milestones as m')
      .innerJoin('indicators as n', 'n.id', 'm.indicator_id')
      .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
      .select(['m.id', 'm.due_on', 'm.target', 'm.recorded_at', 'm.event_seq', 'n.code as indicator', 'r.code as recommendation'])
      .select(['r.added_at', 'r.event_seq as recommendation_seq', later.as('current')])
      .where(({ or, and, eb }) =>
        or([
          and([eb('m.event_seq', 'is', null), before('r.added_at', asOf)]),
          and([eb('m.event_seq', 'is not', null), before('m.recorded_at', asOf)]),
        ]),
      )
      .$if(after !== null, (query) => query.where('m.id', '>', after ?? ''))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`m.id = any(${filter.keys ?? []}::uuid[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .orderBy('m.id')
      .limit(limit)
      .execute()
    const texts = await readTexts(
      db,
      found.map((row) => row.id),
    )
    const rows = found.map((row): Row => {
      return {
        indicator: row.indicator,
        recommendation: row.recommendation,
        due_on: row.due_on,
        ...cellsOf('target', row.target ?? texts.get(row.id)?.['target']),
        current: row.current,
        recorded_at: (row.recorded_at ?? row.added_at).toISOString(),
        id: row.id,
        seq: row.event_seq ?? row.recommendation_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => row.id) }
  },
})
