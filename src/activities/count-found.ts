import type { Database } from '../../db/schema.ts'
import { activityGroups } from './activity-groups.ts'
import { citedFilter } from './cited-filter.ts'
import { visibleBatches } from './visible-batches.ts'

/** How many rows a search finds now that a citation of it would name: those that add up others only where it asks for them. */
export async function countFound(db: Database, query: string): Promise<number> {
  const filter = citedFilter(query)
  const batchIds = (await visibleBatches(db, null)).map(({ id }) => id)
  const groups = await activityGroups(db, batchIds, filter, null)
  return groups
    .filter((group) => group.kind === filter.kind)
    .filter((group) => filter.year === undefined || filter.year === (group.year === null ? 'none' : String(group.year)))
    .filter((group) => filter.country === undefined || filter.country === group.country_key)
    .reduce((sum, { records }) => sum + records, 0)
}
