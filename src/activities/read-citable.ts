import type { Database } from '../../db/schema.ts'
import type { PickedActivity } from '../../templates/view/activity.ts'
import type { CitationContent } from './citation-content.ts'
import { countFound } from './count-found.ts'
import { pickedActivities } from './picked-activities.ts'

/** What a citation that waits would name now: picked activities in their order, or how many rows its search finds. */
export async function readCitable(
  db: Database,
  { activities, query }: Pick<CitationContent, 'activities' | 'query'>,
): Promise<{ readonly activities: readonly PickedActivity[]; readonly found: number }> {
  if (query !== '') return { activities: [], found: await countFound(db, query) }
  const known = await pickedActivities(db, activities, null)
  const picked = activities.flatMap((id) => known.get(id) ?? [])
  return { activities: picked, found: picked.length }
}
