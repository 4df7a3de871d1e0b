import { sql } from 'kysely'
import { before } from '../recommendations/index.ts'
import { column } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** In the order of the log, with the leaves themselves, so that the tree can be built from this data set alone. */
export const eventsDataset = makeDataset<number>({
  name: 'events',
  key: 'seq',
  columns: [
    column('seq', 'integer'),
    column('kind', 'text'),
    column('occurred_at', 'instant'),
    column('actor', 'text'),
    column('single_person', 'boolean'),
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    column('institution', 'text', { refersTo: 'institutions' }),
    column('update', 'text', { refersTo: 'updates' }),
    column('agreement', 'text', { refersTo: 'agreements' }),
    column('edition', 'text', { refersTo: 'editions' }),
    column('id', 'text'),
    column('leaf', 'text'),
    column('leaf_hash', 'text'),
  ],
  pageSize: 2_000,
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('events as e')
      .leftJoin('recommendations as r', 'r.id', 'e.recommendation_id')
      .leftJoin('addressees as a', 'a.id', 'e.addressee_id')
      .leftJoin('institutions as i', 'i.id', 'a.institution_id')
      .leftJoin('status_updates as u', 'u.id', 'e.status_update_id')
      .leftJoin('agreements as g', 'g.id', 'e.agreement_id')
      .leftJoin('editions as n', 'n.id', 'e.edition_id')
      .select([
        'e.seq',
        'e.id',
        'e.kind',
        'e.occurred_at',
        'e.actor',
        'e.single_person',
        'e.leaf',
        sql<string>`encode(e.leaf_hash, 'hex')`.as('leaf_hash'),
      ])
      .select(['r.code as recommendation', 'i.slug as institution', 'g.slug as agreement', 'n.slug as edition'])
      // Of an update that is not published yet nothing is public.
      .select(sql<string | null>`case when u.state = 'published' and ${before('u.published_at', asOf)} then u.id end`.as('update'))
      .where(before('e.occurred_at', asOf))
      .$if(after !== null, (query) => query.where('e.seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`e.seq = any(${filter.keys ?? []}::bigint[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .$if(filter.institutions !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.institutions ?? []}::text[])`))
      .orderBy('e.seq')
      .limit(limit)
      .execute()
    const rows = found.map((row): Row => ({ ...row, occurred_at: row.occurred_at.toISOString() }))
    return { rows, next: nextCursor(found, limit, (row) => row.seq) }
  },
})
