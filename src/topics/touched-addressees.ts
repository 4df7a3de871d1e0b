import { sql, type RawBuilder } from 'kysely'
import type { SeqRange } from './advance-channel.ts'

/**
 * SQL: sequence number, kind and instant of every act of the range with each addressee that it touches: its own, else all of its
 * recommendation's, else all of those that its evidence bears on, by the catalogue or in what was published until then.
 */
export function touchedAddressees({ fromSeq, toSeq }: SeqRange): RawBuilder<unknown> {
  return sql`
    select e.seq, e.kind, e.occurred_at, a.id as addressee_id from events e
      join addressees a on a.id = e.addressee_id
      where e.seq >= ${fromSeq} and e.seq < ${toSeq}
    union
    select e.seq, e.kind, e.occurred_at, a.id from events e
      join addressees a on a.recommendation_id = e.recommendation_id
      where e.seq >= ${fromSeq} and e.seq < ${toSeq} and e.addressee_id is null
    union
    select e.seq, e.kind, e.occurred_at, a.id from events e
      join evidence_bearings b on b.evidence_id = e.evidence_id
      join addressees a on a.recommendation_id = b.recommendation_id
      where e.seq >= ${fromSeq} and e.seq < ${toSeq} and e.addressee_id is null and e.recommendation_id is null
    union
    select e.seq, e.kind, e.occurred_at, a.id from events e
      join status_update_evidence l on l.evidence_id = e.evidence_id
      join status_updates u on u.id = l.status_update_id and u.event_seq <= e.seq
      join addressees cited on cited.id = u.addressee_id
      join addressees a on a.recommendation_id = cited.recommendation_id
      where e.seq >= ${fromSeq} and e.seq < ${toSeq} and e.addressee_id is null and e.recommendation_id is null`
}
