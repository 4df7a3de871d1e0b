import { sql, type RawBuilder } from 'kysely'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeRows } from '../recommendations/index.ts'

/** From `fromSeq` up to, but not including, `toSeq`. */
export interface SeqRange {
  readonly fromSeq: number
  readonly toSeq: number
}

/** Acts that leave every addressee standing as it stood. */
const HARMLESS: readonly EventKind[] = [
  'catalogue_loaded',
  'evidence_published',
  'agreement_recorded',
  'agreement_changed',
  'indicator_added',
  'milestone_set',
  'reading_recorded',
  'edition_issued',
  'text_redacted',
  'reply_missed',
  'activities_published',
  'activities_withdrawn',
  'activities_cited',
  'activities_uncited',
]

/**
 * SQL: how the addressees that the acts of a range touch stood just after each of them, in the columns of `standings`. An act
 * touches its own addressee, else all of its recommendation's.
 */
export function deriveStandings(ctx: Context, { fromSeq, toSeq }: SeqRange): RawBuilder<unknown> {
  const bound = {
    nextSeq: sql<number>`(touched.seq + 1)`,
    instant: sql<Date>`(touched.occurred_at + interval '1 millisecond')`,
    // Only the labels that depend on a day use it, and these are not asked for.
    day: sql<string>`null::date`,
  }
  const addressee = addresseeRows(ctx, { withdrawn: true }, bound)
    .clearSelect()
    .clearOrderBy()
    .select(['x.id', 'x.status', 'x.effective_on', 'x.due_on', 'x.position', 'x.last_published_at', 'x.awaiting_until'])
    .where('x.id', '=', sql<string>`touched.addressee_id`)
  const withdrawn = sql`exists (select from recommendation_withdrawals w
    where w.recommendation_id = touched.recommendation_id and w.event_seq <= touched.seq)`
  return sql`select y.id as addressee_id, touched.seq as from_seq, touched.occurred_at as from_at, y.status, y.effective_on as since, y.due_on,
      y.position, y.last_published_at, y.awaiting_until, ${withdrawn} as withdrawn
    from (
      select e.seq, e.occurred_at, a.id as addressee_id, a.recommendation_id from events e join addressees a on a.id = e.addressee_id
        where e.seq >= ${fromSeq} and e.seq < ${toSeq} and ${standingMayChange()}
      union all
      select e.seq, e.occurred_at, a.id, a.recommendation_id from events e join addressees a on a.recommendation_id = e.recommendation_id
        where e.seq >= ${fromSeq} and e.seq < ${toSeq} and e.addressee_id is null and ${standingMayChange()}
    ) touched
    cross join lateral (${addressee}) y`
}

function standingMayChange(): RawBuilder<boolean> {
  return sql<boolean>`e.kind not in (${sql.join(HARMLESS.map((kind) => sql.lit(kind)))})`
}
