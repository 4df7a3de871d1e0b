import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Localized } from '../../templates/view/text.ts'
import { NotFound } from '../kernel/errors.ts'
import type { CitedActivities } from './activity-conditions.ts'
import { ActivityQuery, type ActivityFilter } from './activity-query.ts'

export interface CitedByFilter {
  /** Null: the filter names neither an agreement nor a recommendation. */
  readonly cited: readonly CitedActivities[] | null
  readonly labels: Readonly<Partial<Record<'agreement' | 'recommendation', Localized>>>
}

/** What the agreement or the recommendation of a filter cites, now or as of an instant. Throws NotFound when it is not on record. */
export async function citedActivities(db: Database, filter: ActivityFilter, asOf: Date | null): Promise<CitedByFilter> {
  const { agreement, recommendation } = filter
  if (agreement === undefined && recommendation === undefined) return { cited: null, labels: {} }
  const subject =
    agreement === undefined
      ? await db
          .selectFrom('recommendations as r')
          .innerJoin('recommendation_wordings as w', 'w.recommendation_id', 'r.id')
          .select(['r.id', 'w.title'])
          .where('r.code', '=', recommendation ?? '')
          .orderBy('w.version', 'desc')
          .executeTakeFirst()
      : await db.selectFrom('agreements').select(['id', 'slug']).where('slug', '=', agreement).executeTakeFirst()
  if (!subject) throw new NotFound(agreement === undefined ? 'recommendation' : 'agreement')
  const column = agreement === undefined ? 'recommendation_id' : 'agreement_id'
  const rows = await db
    .selectFrom('activity_citations')
    .select(['activity_id', 'query'])
    .where(column, '=', subject.id)
    .$if(asOf === null, (query) => query.where('withdrawn_at', 'is', null))
    .$if(asOf !== null, (query) =>
      query.where('cited_at', '<', asOf ?? new Date(0)).where(sql<boolean>`(withdrawn_at is null or withdrawn_at >= ${asOf})`),
    )
    .execute()
  return {
    cited: rows.map(({ activity_id: id, query }) => ({ activity_id: id, filter: query === null ? null : filterOf(query) })),
    labels: 'title' in subject ? { recommendation: subject.title } : {},
  }
}

/** The filter of a stored search; what a citation stores has been parsed before. */
function filterOf(query: string): ActivityFilter {
  const { sort: _sort, after: _after, ...filter } = ActivityQuery.parse(Object.fromEntries(new URLSearchParams(query)))
  return filter
}
