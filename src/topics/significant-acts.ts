import { sql, type RawBuilder } from 'kysely'
import type { EventKind } from '../../templates/view/scales.ts'

/** Acts that change what can be read of a recommendation, an agreement or the archive, whatever they say. */
const ALWAYS: readonly EventKind[] = [
  'recommendation_added',
  'recommendation_reworded',
  'recommendation_withdrawn',
  'agreement_recorded',
  'agreement_changed',
  'due_date_set',
  'position_stated',
  'reply_published',
  'reply_missed',
  'milestone_set',
  'reading_recorded',
  'edition_issued',
]

/** SQL: whether the act `e` is worth a mail: one of these, or the status of an addressee was another after it (rows `stood`). */
export function significantActs(): RawBuilder<boolean> {
  return sql<boolean>`(e.kind in (${sql.join(ALWAYS.map((kind) => sql.lit(kind)))})
    or exists (select from stood s where s.seq = e.seq group by s.addressee_id having count(distinct s.status) > 1))`
}
