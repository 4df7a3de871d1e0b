import type { Database } from '../../db/schema.ts'
import type { CitedActivitiesView } from '../../templates/view/activity.ts'
import { activityGroups } from './activity-groups.ts'
import { ActivityQuery } from './activity-query.ts'
import { addUp } from './add-up.ts'
import type { CitationsBy } from './citations-asked.ts'
import { citedFilter } from './cited-filter.ts'
import { listActivityCitations } from './list-activity-citations.ts'
import { visibleBatches } from './visible-batches.ts'

const EVERYTHING = ActivityQuery.parse({})

/** What a recommendation (with its addressees), an agreement or an item of evidence cites, and what that adds up to, now or as of an instant. */
export async function readCitedActivities(db: Database, by: CitationsBy, asOf: Date | null): Promise<CitedActivitiesView> {
  const citations = await listActivityCitations(db, by, asOf)
  if (citations.length === 0) return { citations, sums: addUp([]), subtotals: 0 }
  const cited = citations
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ activities, query }) => ({
      activity_ids: query === null ? activities.map(({ id }) => id) : null,
      filter: query === null ? null : citedFilter(query),
    }))
  const batchIds = (await visibleBatches(db, asOf)).map(({ id }) => id)
  const groups = await activityGroups(db, batchIds, EVERYTHING, cited)
  const of = (kind: string) => addUp(groups.filter((group) => group.kind === kind))
  return { citations, sums: of('record'), subtotals: of('subtotal').records }
}
