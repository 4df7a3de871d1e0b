import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { activityConditions } from './activity-conditions.ts'
import { standingCitations } from './citations-asked.ts'
import { citedFilter } from './cited-filter.ts'

/**
 * Ids of the citations that name an activity, now or as of an instant: those that picked it, and those whose search finds it.
 */
export async function citationsNaming(db: Database, activityId: string, asOf: Date | null): Promise<readonly string[]> {
  const { rows: searches } = await sql<{ query: string }>`
    select distinct c.query from activity_citations c where c.query is not null and ${standingCitations(asOf)}`.execute(db)
  const finds = searches.map(({ query }): RawBuilder<string | null> => {
    return sql`case when ${activityConditions(null, citedFilter(query), null)} then ${query}::text end`
  })
  const { rows } = await sql<{ id: string }>`
    select c.id from activity_citations c
    where ${standingCitations(asOf)} and (c.activity_ids @> array[${activityId}::uuid]
      ${finds.length === 0 ? sql`` : sql`or c.query in (select unnest(array[${sql.join(finds)}]) from activities a where a.id = ${activityId})`})`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
