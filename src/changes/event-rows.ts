import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { EventKind } from '../../templates/view/scales.ts'

export interface ChangeFilter {
  /** Half-open range of instants: at or after `since`, strictly before `before`. */
  readonly since?: Date
  readonly before?: Date
  readonly beforeSeq?: number
  readonly kinds?: readonly EventKind[]
  readonly order?: 'newest' | 'oldest'
}

/** Kysely query of events with the names of what they are about. */
export function eventRows(db: Database) {
  return db
    .selectFrom('events as e')
    .leftJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .leftJoin('themes as t', 't.id', 'r.theme_id')
    .leftJoin('addressees as a', 'a.id', 'e.addressee_id')
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .leftJoin('positions as p', 'p.id', 'e.position_id')
    .leftJoin('addressee_due_dates as d', 'd.id', 'e.due_date_id')
    .leftJoin('agreements as g', 'g.id', 'e.agreement_id')
    .leftJoin('editions as n', 'n.id', 'e.edition_id')
    .leftJoin('noted_events as o', 'o.seq', 'e.seq')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select('v.title')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .whereRef('v.event_seq', '<=', 'e.seq')
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .select([
      'o.significant',
      'e.seq',
      'e.kind',
      'e.occurred_at',
      'e.actor',
      'e.tag',
      'e.status_update_id',
      'e.position_id',
      'e.evidence_id',
    ])
    .select(['t.slug as theme_slug', 't.name as theme_name'])
    .select(['r.code', 'w.title', 'i.slug as institution_slug', 'i.name as institution_name', 'i.country'])
    .select(['p.position', 'p.stated_on', 'd.due_on', 'g.slug as agreement_slug', 'g.title as agreement_title'])
    .select([
      'n.number',
      'n.revision',
      'n.name as edition_name',
      'n.slug as edition_slug',
      'n.kind as edition_kind',
      'n.period_start',
      'n.period_end',
    ])
}

/** The rows that a filter leaves, in its order. */
export function narrowed(rows: ReturnType<typeof eventRows>, filter: ChangeFilter) {
  const order = filter.order === 'oldest' ? 'asc' : 'desc'
  return rows
    .$if(filter.since !== undefined, (query) => query.where('e.occurred_at', '>=', filter.since ?? new Date(0)))
    .$if(filter.before !== undefined, (query) => query.where('e.occurred_at', '<', filter.before ?? new Date(0)))
    .$if(filter.beforeSeq !== undefined, (query) => query.where('e.seq', '<', filter.beforeSeq ?? 0))
    .$if(filter.kinds !== undefined, (query) => query.where('e.kind', 'in', filter.kinds ?? []))
    .orderBy(sql`e.seq ${sql.raw(order)}`)
}
