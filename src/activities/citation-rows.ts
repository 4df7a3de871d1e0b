import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Kysely query of citations of activities, the latest first, with the names of what cites, now or as of an instant. */
export function citationRows(db: Database, asOf: Date | null) {
  return db
    .selectFrom('activity_citations as c')
    .leftJoin('addressees as d', 'd.id', 'c.addressee_id')
    .leftJoin('institutions as i', 'i.id', 'd.institution_id')
    .leftJoin('recommendations as r', (join) =>
      join.on((eb) => eb('r.id', '=', eb.fn.coalesce('c.recommendation_id', 'd.recommendation_id'))),
    )
    .select(['c.id', 'c.cited_at', 'c.event_seq', 'c.query', 'c.found', 'c.activity_ids', 'c.agreement_id', 'c.evidence_id'])
    .select(['c.withdrawn_seq', 'c.withdrawal_id'])
    .select(['r.code', 'i.slug', 'i.name', 'i.country'])
    .select(
      sql<Record<string, string> | null>`(select w.title from recommendation_wordings w where w.recommendation_id = r.id
        and (${asOf}::timestamptz is null or w.recorded_at < ${asOf}::timestamptz) order by w.version desc limit 1)`.as(
        'recommendation_title',
      ),
    )
    .orderBy('c.event_seq', 'desc')
}

export type CitationRow = Awaited<ReturnType<ReturnType<typeof citationRows>['execute']>>[number]
