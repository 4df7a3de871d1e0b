import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ActivityCitationView } from '../../templates/view/activity.ts'
import { readEvidence } from '../evidence/index.ts'

/** Whose citations: of one activity, or by one recommendation, agreement or item of evidence, by its id. */
export type CitationsAsked = Readonly<Partial<Record<'activityId' | 'recommendationId' | 'agreementId' | 'evidenceId', string>>>

/** Citations of activities that stand, now or as of an instant, the latest first. Titles of agreements are in the agreement's versions. */
export async function listActivityCitations(
  db: Database,
  asked: CitationsAsked,
  asOf: Date | null,
): Promise<readonly ActivityCitationView[]> {
  const { activityId, recommendationId, agreementId, evidenceId } = asked
  const rows = await db
    .selectFrom('activity_citations as c')
    .leftJoin('recommendations as r', 'r.id', 'c.recommendation_id')
    .leftJoin('agreements as g', 'g.id', 'c.agreement_id')
    .leftJoin('activities as a', 'a.id', 'c.activity_id')
    .select(['c.id', 'c.cited_at', 'c.event_seq', 'c.query', 'c.found', 'c.activity_id', 'a.title as activity_title', 'a.year'])
    .select(['r.code', 'g.slug', 'c.evidence_id'])
    .select(
      sql<Record<string, string> | null>`(select w.title from recommendation_wordings w where w.recommendation_id = r.id
        order by w.version desc limit 1)`.as('recommendation_title'),
    )
    .select('g.title as agreement_title')
    .$if(activityId !== undefined, (query) => query.where('c.activity_id', '=', activityId ?? ''))
    .$if(recommendationId !== undefined, (query) => query.where('c.recommendation_id', '=', recommendationId ?? ''))
    .$if(agreementId !== undefined, (query) => query.where('c.agreement_id', '=', agreementId ?? ''))
    .$if(evidenceId !== undefined, (query) => query.where('c.evidence_id', '=', evidenceId ?? ''))
    .$if(asOf === null, (query) => query.where('c.withdrawn_at', 'is', null))
    .$if(asOf !== null, (query) =>
      query.where('c.cited_at', '<', asOf ?? new Date(0)).where(sql<boolean>`(c.withdrawn_at is null or c.withdrawn_at >= ${asOf})`),
    )
    .orderBy('c.event_seq', 'desc')
    .execute()
  const evidence = await readEvidence(
    db,
    rows.flatMap((row) => row.evidence_id ?? []),
    { asOf },
  )
  return rows.map((row) => {
    const item = row.evidence_id === null ? undefined : evidence.get(row.evidence_id)
    return {
      id: row.id,
      citedAt: row.cited_at.toISOString(),
      seq: row.event_seq,
      by:
        row.code !== null
          ? { kind: 'recommendation', code: row.code, title: row.recommendation_title ?? {} }
          : row.slug !== null
            ? { kind: 'agreement', slug: row.slug, title: row.agreement_title ?? {} }
            : { kind: 'evidence', id: row.evidence_id ?? '', title: item ? { [item.language]: item.title } : {} },
      activity: row.activity_id === null ? null : { id: row.activity_id, title: row.activity_title, year: row.year },
      query: row.query,
      found: row.found,
    }
  })
}
